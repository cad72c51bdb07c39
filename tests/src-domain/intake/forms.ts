import { loadScheme } from '../../../src-domain/checks/load-scheme.ts'
import { indexLabels } from '../../../src-domain/intake/labels.ts'
import { readForm } from '../../../src-domain/intake/read-form.ts'
import type { Block, Cell, Paragraph, Table, WordDocument } from '../../../src-domain/intake/word-document.ts'
import type { Scheme } from '../../../src-domain/schemes/scheme.ts'
import schemeFile from '../../../src-domain/schemes/shanghai-2023-batch5/scheme.json' with { type: 'json' }

const loaded = loadScheme(schemeFile)
if (!loaded.ok) throw new Error(loaded.problem.message)
export const scheme: Scheme = loaded.value

/** A cell as typed; `[text, span]` covers several grid columns; `up` goes on with the cell above. */
export type CellText = string | readonly [string, number] | typeof up
export type Row = readonly CellText[]
export const up = Symbol('goes on with the cell above')

/** A table from its rows; every row covers the grid from the left. */
export function table(...rows: readonly Row[]): Table {
  const cells: Cell[] = []
  let columnCount = 0
  rows.forEach((row, r) => {
    let column = 0
    for (const content of row) {
      if (content === up) {
        const i = cells.findLastIndex((c) => c.column === column && c.row + c.rowSpan === r)
        const above = cells[i]
        if (!above) throw new Error(`nothing above row ${r} column ${column}`)
        cells[i] = { ...above, rowSpan: above.rowSpan + 1 }
        column += above.columnSpan
        continue
      }
      const [text, columnSpan] = typeof content === 'string' ? [content, 1] : content
      cells.push({ row: r, column, rowSpan: 1, columnSpan, text, tables: [] })
      column += columnSpan
    }
    columnCount = Math.max(columnCount, column)
  })
  return { kind: 'table', rowCount: rows.length, columnCount, cells }
}

/** Each line a paragraph. */
export function lines(text: string, look: Partial<Paragraph> = {}): Paragraph[] {
  return text
    .split('\n')
    .map((line) => ({ kind: 'paragraph', text: line, numbered: false, contentsLine: false, ...look }))
}

/** Rows with one put in another's place (or left out), found by the first cell's beginning. */
export function changed(rows: readonly Row[], changes: Readonly<Record<string, readonly Row[]>>): Row[] {
  const open = new Set(Object.keys(changes))
  const result = rows.flatMap((row) => {
    const first = row[0]
    const text = typeof first === 'string' ? first : Array.isArray(first) ? first[0] : ''
    const key = Object.keys(changes).find((k) => text.startsWith(k))
    if (key === undefined) return [row]
    open.delete(key)
    return changes[key] ?? []
  })
  if (open.size > 0) throw new Error(`no row begins with ${[...open].join(', ')}`)
  return result
}

/** 表1 as printed and filled in without a slip; six grid columns. */
export const enterpriseRows: readonly Row[] = [
  [['一、企业基本情况', 6]],
  ['企业名称', ['上海样例阀门有限公司', 2], '统一社会信用代码', ['91310104MA1TEAT11K', 2]],
  ['注册地址', ['上海市徐汇区样例路1号', 2], '企业登记注册类型', ['有限责任公司', 2]],
  ['注册资本（万元）', ['5,000', 2], '经营时长（年）', ['12（截至目前）', 2]],
  ['主营业务', ['阀门制造与运维服务', 2], '所属行业', ['C3443 阀门和旋塞制造', 2]],
  ['法人代表', ['张样例', 2], '联系人', ['李样例', 2]],
  ['职 务', ['部长', 2], '联系电话', ['021-64000001', 2]],
  ['电子邮箱', ['li@example.com', 2], '员工总数（人）', ['300', 2]],
  ['研发人员占比（%）', ['12.5%', 2], '中高级职业资格\n人员比例（%）', ['30', 2]],
  ['发明专利数（项）', '1', '实用新型专利数（项）', '2', '外观设计专利数（项）', '3'],
  [['二、经营管理状况', 6]],
  [['经营指标', 3], '2020 年', '2021 年', '2022 年'],
  [['资产总额（万元）', 3], '1000', '1100', '1200'],
  [['资产负债率（%）', 3], '50', '50', '50'],
  [['净资产（万元）', 3], '500', '550', '600'],
  [['营业收入（万元）', 3], '2000', '2010', '2020'],
  [['其中服务收入（万元）', 3], '700', '800', '900'],
  [['服务收入占比（%）', 3], '35', '39.8', '44.55'],
  [['净利润（万元）', 3], '-20', '30', '40'],
  [['研发投入占收入比例（%）', 3], '4', '5', '6'],
  [['三、主要申报内容', 6]],
  [
    ['已获得的市级、区级奖励及示范称号', 2],
    ['市级专精特新企业', 4],
  ],
  [
    ['请列举参与制定的服务相关标准', 2],
    ['无', 4],
  ],
]

/** 表2 in the notice's own merged layout; four grid columns. */
export const platformRows: readonly Row[] = [
  [['一、平台基本情况', 4]],
  ['平台名称', '样例协同平台', '网 址', 'https://p.example.com'],
  ['注册地址', '上海市徐汇区样例路2号', '主营业务', '协同制造'],
  ['经营时长（年）', '（截至目前）3.5', '运营主体', '上海样例网络有限公司'],
  ['运营主体统一社会信用代码', ['91310104MA1TEATB34', 3]],
  ['所在行业', 'I6434', '法人代表', '张样例'],
  ['联系人', '李样例', '职 务', '经理'],
  ['联系电话', '13800000000', '电子邮箱', 'p@example.com'],
  ['运营主体性质', ['☑ 企业', 3]],
  [up, ['□ 事业单位 □ 社会组织 □ 其他（请注明）', 3]],
  ['注册资本 ----万元', '主要投资方名称', '性质', '投资比例（%）'],
  [up, '样例投资有限公司', '民营', '60'],
  [up, '样例控股有限公司', '国有', '40%'],
  ['申报平台已获得的\n市级、区级奖励及示范称号', ['无', 3]],
  ['请列举参与制定的服务相关标准', ['无', 3]],
  ['服务项目平均完成实施周期（按周计）', ['6', 3]],
  [['二、申报类型', 4]],
  ['平台类型', ['□ 从制造业企业衍生出的服务平台', 3]],
  [up, ['☑ 第三方专业服务平台', 3]],
  [up, ['是否为应用服务提供商：☑ 是 □ 否', 3]],
  ['服务型制造主要模式\n（大类二选一）', ['□ 共享制造', 3]],
  [up, ['☑ 其他模式（可多选）', 3]],
  [up, '□ 定制化服务', ['☑ 供应链管理', 2]],
  [up, '☑ 检验检测认证', ['□ 全生命周期管理', 2]],
  [up, '□ 总集成总承包', ['□ 节能环保服务', 2]],
  [up, '□ 生产性金融服务', ['☑ 其他（请注明）：设备租赁', 2]],
]

export const districtRows: readonly Row[] = [
  [
    ['区名称', 2],
    ['徐汇区', 3],
  ],
  [['一、服务型制造发展环境', 5]],
  [
    ['发布本区推动服务型制造发展的专项政策文件名称', 2],
    ['《样例行动计划》', 3],
  ],
  [
    ['发布推动本区生产性服务业、\n两业融合等相关政策文件名称', 2],
    ['《样例若干意见》', 3],
  ],
  [
    ['有无区级领导牵头的专项工作小组', 2],
    ['☑是 □否', 3],
  ],
  [['', 2], '2020 年', '2021 年', '2022 年'],
  [['GDP (亿元)', 2], '1', '2', '3'],
  [['规模以上工业增加值 (亿元)', 2], '1', '2', '3'],
  [['规模以上工业企业利润率 (%)', 2], '1', '2', '3'],
  [['生产性服务业增加值 (亿元)', 2], '1', '2', '3'],
  [['专项资金累计总额 (亿元)', 2], '1', '2', '3'],
  ['服务型制造工作开展以来, 相关政策宣贯活动累计次数 (次)', '会议', ['12', 3]],
  [up, '培训', ['26', 3]],
  [up, '其他类', ['9', 3]],
  [['二、服务型制造能力建设', 5]],
  [['', 2], '2020 年', '2021 年', '2022 年'],
  [['全社会研发投入占 GDP 比重 (%)', 2], '1', '2', '3'],
  [['每百万人发明专利授权数 (个)', 2], '1', '2', '3'],
  [['市级专精特新“小巨人”数量 (个)', 2], '1', '2', '3'],
  [
    ['工业稳增长和转型升级成效明显', 2],
    ['☑是 □否', 3],
  ],
  [
    ['建设信息基础设施和推进产业数字化成 效明显', 2],
    ['☑是 □否', 3],
  ],
  [
    ['获得体现数字化能力建设的市级认定及 示范称号情况', 2],
    ['标杆企业 3 家', 3],
  ],
  [['三、服务型制造发展成效 (截至 2022 年 12 月 31 日)', 5]],
  [
    ['服务型制造企业数量 (个)', 2],
    ['86', 3],
  ],
  [
    ['服务型制造企业总产值（万元）', 2],
    ['2860000', 3],
  ],
  ['市级服务型制造示范数量（个）', '企业', ['7', 3]],
  [up, '平台', ['3', 3]],
  [up, '项目', ['2', 3]],
  ['区级服务型制造示范数量（个）', '企业', ['15', 3]],
  ['', '平台', ['6', 3]],
  ['', '项目', ['4', 3]],
  [['填报单位意见及真实性承诺：\n本申报表所有材料，均真实、完整。\n申报单位（章）\n2023年8月1日', 5]],
  [['推荐单位意见：\n单 位（章） 负责人（签章）\n年 月 日', 5]],
]

/** The rows with every value taken out, as the template is handed out. */
export function blank(rows: readonly Row[]): Row[] {
  const labels = scheme.categories.map(indexLabels)
  const isLabel = (text: string) => labels.some((l) => l.match(text).length > 0 || l.isColumn(text))
  return rows.map((row) =>
    row.map((cell, i): CellText => {
      if (typeof cell === 'symbol') return cell
      const [text, span] = typeof cell === 'string' ? [cell, 1] : cell
      const isPrinted = i === 0 || isLabel(text) || /^20\d\d 年$|[□☑]|^(?:会议|培训|其他类|企业|平台|项目)$/.test(text)
      return [isPrinted ? text.replaceAll('☑', '□') : '', span]
    }),
  )
}

/** The outline's headings with a text under each that needs one, numbered as printed forms do. */
export function outline(
  category: Scheme['categories'][number]['id'],
  heading: (title: string, level: number, n: number) => readonly Block[] = numbered,
): Block[] {
  const headings = scheme.categories.find((c) => c.id === category)?.outline.headings ?? []
  const counts = [0, 0, 0]
  return headings.flatMap(({ title, level, hint }) => {
    counts[level - 1] = (counts[level - 1] ?? 0) + 1
    counts.fill(0, level)
    return [...heading(title, level, counts[level - 1] ?? 0), ...(hint ? lines(`这是${title}的正文。`) : [])]
  })
}

const chinese = '一二三四五六七八九十'
export const numbered = (title: string, level: number, n: number): Block[] =>
  lines(level === 1 ? `${chinese[n - 1]}、${title}` : level === 2 ? `（${chinese[n - 1]}）${title}` : `${n}．${title}`)

export function document(...blocks: readonly (Block | readonly Block[])[]): WordDocument {
  return { blocks: blocks.flat() }
}

/** What the form says, by key (and year), with what is unsure and the problems' codes. */
export function read(...blocks: readonly (Block | readonly Block[])[]) {
  const reading = readForm(document(...blocks), scheme, { file: '申报书.docx', asOf: '2023-08-10' })
  if (!reading) throw new Error('no form was found')
  const { values, problems } = reading
  const named = (v: (typeof values)[number]) => (v.year === undefined ? v.key : `${v.key}.${v.year}`)
  return {
    ...reading,
    value: Object.fromEntries(values.map((v) => [named(v), v.value])),
    unsure: Object.fromEntries(values.filter((v) => v.certainty === 'unsure').map((v) => [named(v), v.note])),
    codes: problems.map((p) => p.code),
    messages: problems.map((p) => p.message).join('\n'),
    texts: Object.fromEntries(reading.outline.map((o) => [o.heading, o.text])),
  }
}
