import { describe, expect, test } from 'vitest'
import { readValue } from '../../../src-domain/intake/read-value.ts'
import {
  blank,
  type CellText,
  changed,
  districtRows,
  enterpriseRows,
  lines,
  outline,
  platformRows,
  type Row,
  read,
  table,
  up,
} from './forms.ts'

const enterprise = (changes: Record<string, readonly Row[]>) =>
  read(table(...changed(enterpriseRows, changes)), outline('enterprise'))
const platform = (changes: Record<string, readonly Row[]>) =>
  read(table(...changed(platformRows, changes)), outline('platform'))

describe('a form filled in without a slip', () => {
  test.each([
    [
      '表1',
      enterpriseRows,
      'enterprise',
      { name: '上海样例阀门有限公司', 'assets.2020': '1000', 'netProfit.2020': '-20' },
    ],
    [
      '表2',
      platformRows,
      'platform',
      {
        operatorNature: '企业',
        platformType: '第三方专业服务平台',
        applicationServiceProvider: '是',
        modeClass: '其他模式（可多选）',
        modes: '供应链管理；检验检测认证；其他（设备租赁）',
        'investors.2.share': '40',
      },
    ],
    ['表3', districtRows, 'district', { promotionTrainings: '26', localProjects: '4', declaration: '2023-08-01' }],
  ] as const)('%s leaves nothing unsure and no problem', (_, rows, category, values) => {
    const reading = read(table(...rows), outline(category))
    expect(reading.value).toMatchObject(values)
    expect(reading.unsure).toEqual({})
    expect(reading.messages).toBe('')
  })
})

describe('nothing is dropped silently', () => {
  test.each([
    ['表1', enterpriseRows],
    ['表2', platformRows],
    ['表3', districtRows],
  ])('whatever cell of %s holds a strange text, it is a value’s raw text or in a problem', (_, rows) => {
    const strange = '奇怪文字'
    const isYear = (cell: CellText) => /20\d\d 年$/.test(typeof cell === 'string' ? cell : '')
    let tried = 0
    rows.forEach((row, r) => {
      // The heads of the years are looked at below.
      if (row.some(isYear)) return
      row.forEach((cell, c) => {
        if (typeof cell === 'symbol') return
        const put = (content: CellText, i: number): CellText =>
          i !== c ? content : typeof cell === 'string' ? strange : [strange, cell[1]]
        const reading = read(table(...rows.map((other, i) => (i === r ? other.map(put) : other))))
        const told = [...reading.values.map((v) => v.raw), reading.messages].join('\n')
        expect(told, `row ${r + 1}, cell ${c + 1}`).toContain(strange)
        tried++
      })
    })
    expect(tried).toBeGreaterThan(50)
  })

  test('a column, a row and a remark that the printed form does not have', () => {
    const rows = changed(enterpriseRows, {
      营业收入: [[['营业收入（万元）', 3], '2000', '2010', '2020', '含子公司']],
      '职 务': [
        ['职 务', ['部长', 2], '联系电话', ['64000001', 2]],
        ['传真', ['64000002', 2], '邮编', ['200030', 2]],
      ],
      '三、主要': [[['注：2022 年数据未经审计。', 6]], [['三、主要申报内容', 6]]],
    })
    const reading = read(table(...rows), outline('enterprise'))
    expect(reading.value).toMatchObject({ 'revenue.2022': '2020', position: '部长' })
    for (const text of ['含子公司', '传真', '64000002', '200030', '未经审计']) expect(reading.messages).toContain(text)
  })

  test('missing rows are named together', () => {
    const reading = enterprise({ 净利润: [], 电子邮箱: [] })
    expect(reading.messages).toBe(
      '申报表中没有找到“电子邮箱”、“员工总数（人）”、“净利润（万元）”这 3 栏，请对照原件补录。',
    )
  })
})

describe('labels as people retype them', () => {
  test('numbers, stars, spaces, brackets, colons and missing units change nothing', () => {
    const reading = enterprise({
      法人代表: [['*法定\n代表人：', ['张样例', 2], '4. 联 系 人', ['李样例', 2]]],
      研发人员: [['研发人员占比(%)', ['12.5', 2], '★中高级职业资格人员比例', ['30', 2]]],
      资产总额: [[['资产总额', 3], '1', '2', '3']],
    })
    expect(reading.value).toMatchObject({ legalRepresentative: '张样例', qualifiedShare: '30', 'assets.2022': '3' })
    expect(reading.unsure).toEqual({})
  })

  test('a label that is only nearly the printed one is read and said', () => {
    const reading = enterprise({ 服务收入占比: [[['服务收入占营业收入比例（%）', 3], '35', '36', '37']] })
    expect(reading.value['serviceShare.2022']).toBe('37')
    expect(reading.unsure['serviceShare.2022']).toContain('服务收入占营业收入比例')
  })

  test('a label with its value in one cell, several in one cell, values below their labels', () => {
    const reading = enterprise({
      法人代表: [['法人代表：张样例', ['', 2], '联系人：李样例\n职务：部长', ['', 2]]],
      '职 务': [['联系电话：64000001转8', ['', 2], '', ['', 2]]],
      发明专利: [
        [
          ['发明专利数（项）7', 2],
          ['实用新型专利数（项）\n8', 2],
          ['外观设计专利数（项）：9', 2],
        ],
      ],
      研发人员: [
        [
          ['研发人员占比（%）', 3],
          ['中高级职业资格人员比例（%）', 3],
        ],
        [
          ['12', 3],
          ['30', 3],
        ],
      ],
    })
    expect(reading.value).toMatchObject({
      ...{ legalRepresentative: '张样例', contact: '李样例', position: '部长', phone: '64000001转8' },
      ...{
        inventionPatents: '7',
        utilityPatents: '8',
        designPatents: '9',
        researcherShare: '12',
        qualifiedShare: '30',
      },
    })
  })

  test('a label’s word as somebody’s value is a value', () => {
    const reading = enterprise({
      法人代表: [['法人代表', ['张样例', 2], '联系人', ['联系人：李样例', 2]]],
      '职 务': [['职 务', ['法定代表人', 2], '联系电话', ['手机：13800000000', 2]]],
    })
    expect(reading.value).toMatchObject({ legalRepresentative: '张样例', contact: '李样例', position: '法定代表人' })
    expect(reading.value.phone).toContain('13800000000')
  })

  test('a second place for a value, and a remark under a label, are said', () => {
    const reading = enterprise({
      主营业务: [['主营业务\n限200字', ['阀门制造', 2], '所属行业', ['C3443', 2]]],
      '三、主要': [[['三、主要申报内容', 6]], [['电话：64000009', 6]]],
    })
    expect(reading.value).toMatchObject({ business: '阀门制造', phone: '021-64000001' })
    expect(reading.messages).toContain('限200字')
    expect(reading.messages).toContain('64000009')
  })

  test('an unknown label is never taken for the value of an empty cell beside or above it', () => {
    const reading = enterprise({
      '职 务': [
        ['职 务', ['', 2], '传真', ['64000002', 2]],
        ['联系电话', ['', 2], '邮编', ['', 2]],
        ['开户行', ['样例银行', 2], '账号', ['', 2]],
      ],
    })
    expect(reading.value).toMatchObject({ position: '', phone: '' })
  })

  test('the same label twice with different values is unsure', () => {
    const reading = enterprise({ '三、主要': [[['三、主要申报内容', 6]], ['联系电话', ['64000009', 5]]] })
    expect(reading.value.phone).toBe('021-64000001')
    expect(reading.unsure.phone).toContain('64000009')
  })
})

describe('figures of the last years', () => {
  test.each([
    ['2020年度', '2021年度', '2022年度'],
    ['２０２０年', '２０２１年', '２０２２年'],
    ['二〇二〇年', '二〇二一年', '二〇二二年'],
    ['2020', '2021', '2022'],
    ['2020年\n（万元）', '2021年\n（万元）', '2022年\n（万元）'],
    ['2020年末', '2021年末', '2022年末'],
    ['20年', '21年', '22年'],
  ])('stand under the heads %s', (...heads) => {
    const reading = enterprise({ 经营指标: [[['指标', 3], ...heads]] })
    expect(reading.value).toMatchObject({ 'assets.2020': '1000', 'assets.2022': '1200' })
    expect(reading.codes).toEqual([])
  })

  test('the columns may run backwards, and figures such as 2010 and 2020 are no heads', () => {
    const reading = enterprise({ 经营指标: [[['经营指标', 3], '2022年', '2021年', '2020年']] })
    expect(reading.value).toMatchObject({ 'revenue.2020': '2020', 'netProfit.2022': '-20', 'researchShare.2020': '6' })
    expect(reading.unsure).toEqual({})
  })

  test('years the notice does not ask for are not used, and said once', () => {
    const reading = enterprise({ 经营指标: [[['经营指标', 3], '2019年', '2020年', '2021年']] })
    expect(reading.value).toMatchObject({ 'assets.2020': '1100', 'assets.2021': '1200' })
    expect(reading.value['assets.2022']).toBeUndefined()
    expect(reading.codes).toEqual(['year-unexpected'])
    expect(reading.messages).toContain('2019 年资产总额（万元） 1000')
  })

  test('without heads, or out of line with them, they are read in their order and unsure', () => {
    const without = enterprise({ 经营指标: [] })
    expect(without.value['revenue.2021']).toBe('2010')
    expect(without.unsure['revenue.2021']).toContain('没有年份表头')
    const askew = enterprise({ 净利润: [[['净利润（万元）', 2], '1', '2', ['3', 2]]] })
    expect(askew.value).toMatchObject({ 'netProfit.2020': '1', 'netProfit.2022': '3' })
    expect(askew.unsure['netProfit.2022']).toContain('没有对齐')
  })

  test('one cell over all years is no year’s figure', () => {
    const reading = enterprise({
      净利润: [
        [
          ['净利润（万元）', 3],
          ['35', 3],
        ],
      ],
    })
    expect(reading.value['netProfit.2020']).toBeUndefined()
    expect(reading.messages).toContain('“净利润（万元）”一行的“35”')
  })

  test('years may be rows', () => {
    const reading = read(
      table(...enterpriseRows.slice(0, 10)),
      lines('二、经营管理状况'),
      table(
        ['年度', '资产总额（万元）', '资产负债率（%）', '净资产（万元）', '营业收入（万元）'],
        ['2020年', '1', '2', '3', '4'],
        ['2021年', '5', '6', '7', '8'],
        ['2022年', '9', '10', '11', '12'],
      ),
    )
    expect(reading.value).toMatchObject({ 'assets.2022': '9', 'debtRatio.2021': '6', 'revenue.2020': '4' })
    expect(reading.codes).not.toContain('cells-unread')
  })
})

describe('units', () => {
  test('another unit in the label is converted and unsure', () => {
    const reading = enterprise({ 资产总额: [[['资产总额（亿元）', 3], '1.5', '1.6', '1.7']] })
    expect(reading.value['assets.2022']).toBe('17000')
    expect(reading.unsure['assets.2022']).toContain('换算')
  })

  test('a unit stated above the table counts where the label prints none, and is a doubt where it prints another', () => {
    const rows = changed(enterpriseRows, { 资产总额: [[['资产总额', 3], '10000000', '—', '12000000']] })
    const reading = read(lines('单位：元'), table(...rows), outline('enterprise'))
    expect(reading.value).toMatchObject({ 'assets.2022': '1200', 'assets.2021': '', 'revenue.2022': '2020' })
    expect(reading.unsure['assets.2022']).toContain('换算')
    expect(reading.unsure['revenue.2022']).toContain('单位：元')
  })

  test('a unit in the head of the labels’ column counts too', () => {
    const reading = enterprise({
      经营指标: [[['经营指标（单位：元）', 3], '2020 年', '2021 年', '2022 年']],
      净资产: [[['净资产', 3], '5000000', '5500000', '6000000']],
    })
    expect(reading.value['netAssets.2022']).toBe('600')
    expect(reading.unsure).toHaveProperty(['netAssets.2022'])
  })

  test.each([
    ['注册资本\n5000 万元', '5000'],
    ['注册资本5000----万元', '5000'],
    ['注册资本__5000__万元', '5000'],
    ['注册资本（万元）5000', '5000'],
    ['注册资本：1.2亿元', '12000'],
    ['注册资本 ----万元', ''],
    ['注册资本（万元）____', ''],
  ])('%s is %s 万元', (cell, value) => {
    const reading = platform({ 注册资本: [[cell, '主要投资方名称', '性质', '投资比例（%）']] })
    expect(reading.value).toMatchObject({ registeredCapital: value, 'investors.1.name': '样例投资有限公司' })
    expect(reading.codes).toEqual([])
  })
})

describe('repeating rows', () => {
  const investors = (...rows: Row[]) => {
    const reading = platform({ 申报平台已获得的: rows, 请列举参与制定: [], 服务项目平均完成: [] })
    return Object.keys(reading.value).filter((key) => key.startsWith('investors.'))
  }
  const two = ['1', '2'].flatMap((n) => ['name', 'nature', 'share'].map((column) => `investors.${n}.${column}`))

  test.each<[string, Row]>([
    ["a section's title", [['二、申报类型', 4]]],
    ["a section's title without its number", [['申报类型（请勾选）', 4]]],
    ['heads of years', ['经营指标', '2020 年', '2021 年', '2022 年']],
  ])('end at %s', (_, row) => {
    expect(investors(row, ['1', '2', '3', '4'])).toEqual(two)
  })

  test('a remark across all of them is no row', () => {
    expect(investors(['', ['注：按投资比例从高到低填写', 3]])).toEqual(two)
  })
})

test.each([
  ['2023年5月6日', '2023-05-06', true],
  ['２０２３．５．６', '2023-05-06', true],
  ['二〇二三年五月', '2023-05', true],
  ['2023', '', false],
  ['2023年', '2023', true],
  ['2023-13-45', '', false],
  ['2023年5月6日变更，2021年3月1日设立', '2021-03-01', false],
])('the date in %s is “%s”', (text, value, isSure) => {
  const day = { key: 'on', label: '日期', type: 'date', required: true, printed: true } as const
  const reading = readValue(day, text, { asOf: '2023-08-10' })
  expect([reading.value, reading.certainty === 'sure']).toEqual([value, isSure])
})

describe('values', () => {
  test('names keep rare characters and lose line breaks; codes lose spaces; a stroke is no value', () => {
    const reading = enterprise({
      企业名称: [['企业名称：', ['上海样例\n阀门有限公司', 2], '统一社会信用代码', ['9131 0104 ma1t eat1 1k', 2]]],
      法人代表: [['法人代表', ['㵥䶮𠅤', 2], '联系人', ['／', 2]]],
      '职 务': [['职 务', ['—', 2], '联系电话', ['', 2]]],
    })
    expect(reading.value).toMatchObject({
      ...{ name: '上海样例阀门有限公司', creditCode: '91310104MA1TEAT11K', legalRepresentative: '㵥䶮𠅤' },
      ...{ contact: '', position: '' },
    })
  })

  test('what is no number stays out and is said with what was written', () => {
    const reading = enterprise({ 净利润: [[['净利润（万元）', 3], '约120', '1000-2000', '-3']] })
    expect(reading.value).toMatchObject({ 'netProfit.2020': '120', 'netProfit.2021': '', 'netProfit.2022': '-3' })
    expect(reading.unsure).toHaveProperty(['netProfit.2020'])
    expect(reading.messages).toContain('“净利润（万元）（2021 年）”填的是“1000-2000”')
  })

  test.each([
    ['☑', '□'],
    ['■', '□'],
    ['（√）', '（ ）'],
    ['√', '□'],
  ])('boxes %s and %s read the same over rows and cells', (on, off) => {
    const box = (text: string) => text.replaceAll('☑', on).replaceAll('□', off)
    const rows = platformRows.map(
      (row): Row =>
        row.map((cell) => (cell === up ? up : typeof cell === 'string' ? box(cell) : [box(cell[0]), cell[1]])),
    )
    expect(read(table(...rows), outline('platform')).value).toMatchObject({
      ...{ operatorNature: '企业', platformType: '第三方专业服务平台', applicationServiceProvider: '是' },
      modes: '供应链管理；检验检测认证；其他（设备租赁）',
    })
  })

  test('a mode is ticked by any name the notice knows it by, for sure', () => {
    const rows = platformRows.map((row): Row => row.map((cell) => (cell === '☑ 检验检测认证' ? '☑ 检验检测' : cell)))
    const modes = read(table(...rows), outline('platform')).values.find((v) => v.key === 'modes')
    expect(modes).toMatchObject({ value: '供应链管理；检验检测认证；其他（设备租赁）', certainty: 'sure' })
  })

  test('two options ticked where one is allowed: the first is the value, unsure, and both are kept', () => {
    const rows = platformRows.map(
      (row): Row => row.map((cell) => (cell !== up && cell[0] === '□ 共享制造' ? ['☑ 共享制造', 3] : cell)),
    )
    const chosen = read(table(...rows), outline('platform')).values.find((v) => v.key === 'modeClass')
    expect(chosen).toMatchObject({
      ...{ value: '共享制造', certainty: 'unsure', note: '同时勾选了共享制造、其他模式（可多选）' },
      source: { kind: 'word', ticked: ['共享制造', '其他模式（可多选）'] },
    })
  })

  const asked = {
    联系人: (text: string) => enterprise({ 法人代表: [['法人代表', ['张样例', 2], '联系人', [text, 2]]] }),
    联系电话: (text: string) => enterprise({ '职 务': [['职 务', ['部长', 2], '联系电话', [text, 2]]] }),
    电子邮箱: (text: string) => enterprise({ 电子邮箱: [['电子邮箱', [text, 2], '员工总数（人）', ['300', 2]]] }),
    企业名称: (text: string) =>
      enterprise({ 企业名称: [['企业名称', [text, 2], '统一社会信用代码', ['91310104MA1TEAT11K', 2]]] }),
  }
  const keys = { 联系人: 'contact', 联系电话: 'phone', 电子邮箱: 'email', 企业名称: 'name' }
  test.each([
    ['联系人', '李例 / 13800000000', '13800000000'],
    ['联系人', '李例，13800000000', '13800000000'],
    ['联系人', '李例\n021-64000001', '021-64000001'],
    ['联系人', '李例 li@example.com', 'li@example.com'],
    ['联系人', '李例 周样', '周样'],
    ['联系人', '李例和周样', '周样'],
    ['联系人', '李例，部长', '部长'],
    ['联系电话', '13800000000、021-64000001', '021-64000001'],
    ['联系电话', '13800000000 13900000000', '13900000000'],
    ['联系电话', '13800000000\n64000001', '64000001'],
    ['联系电话', '64000001/02', '02'],
    ['联系电话', '李例 13800000000', '李例'],
    ['联系电话', '13800000000（周样）', '周样'],
    ['电子邮箱', 'li@example.com；zhou@example.com', 'zhou@example.com'],
    ['电子邮箱', 'li@example.com\nzhou@example.com', 'zhou@example.com'],
    ['电子邮箱', 'li@example.com 13800000000', '13800000000'],
    ['企业名称', '上海样例阀门有限公司 64000001', '64000001'],
    ['企业名称', '上海样例阀门有限公司 / 上海样例水泵有限公司', '上海样例水泵有限公司'],
  ] as const)('two values in one cell are a doubt that shows both: %s “%s”', (label, text, second) => {
    const { value, unsure } = asked[label](text)
    expect(value[keys[label]]).toContain(second)
    expect(unsure[keys[label]]).toContain(second)
  })

  test.each([
    ['联系人', '李 例'],
    ['联系人', '买买提·样例'],
    ['联系人', 'Max Muster'],
    ['联系人', '李例（先生）'],
    ['联系电话', '手机：13800000000（微信同号）'],
    ['联系电话', '+86 138 0000 0000'],
    ['联系电话', '021-6400 0001 转 801'],
    ['电子邮箱', '13800000000@example.com'],
  ] as const)('one value is none: %s “%s”', (label, text) => {
    expect(asked[label](text).unsure).toEqual({})
  })

  test('what a form asks for is no name, and what it is stamped with no part of one', () => {
    for (const prompt of ['请填写营业执照全称', 'XXX有限公司', '例：上海某某有限公司']) {
      expect(asked.企业名称(prompt).unsure.name).toContain('提示')
    }
    expect(asked.企业名称('上海样例阀门有限公司（盖章）')).toMatchObject({
      ...{ value: { name: '上海样例阀门有限公司' }, unsure: { name: expect.stringContaining('盖章') } },
    })
  })

  test('an address broken over two lines is one', () => {
    expect(asked.电子邮箱('li.yangli@\nexample.com')).toMatchObject({
      ...{ value: { email: 'li.yangli@example.com' }, unsure: { email: expect.stringContaining('分行') } },
    })
  })

  test('grouped counts stand in cells of their own or in one', () => {
    const rows = districtRows.flatMap((row): Row[] =>
      row[1] === '会议'
        ? [['服务型制造工作开展以来，相关政策宣贯活动累计次数（次）', ['会议：12次；培训 26；其他：9', 4]]]
        : row[1] === '培训' || row[1] === '其他类'
          ? []
          : [row],
    )
    const reading = read(table(...rows), outline('district'))
    expect(reading.value).toMatchObject({ promotionMeetings: '12', promotionTrainings: '26', promotionOther: '9' })
  })
})

describe('forms in a document', () => {
  test('a form broken into tables is one form, with the heads of its first part', () => {
    const rows = changed(enterpriseRows, { 经营指标: [[['经营指标', 3], '2022年', '2021年', '2020年']] })
    const reading = read(table(...rows.slice(0, 15)), lines('\n'), table(...rows.slice(15)), outline('enterprise'))
    expect(reading.value).toMatchObject({ 'assets.2022': '1000', 'netProfit.2022': '-20' })
    expect(reading.codes).toEqual([])
    const profit = reading.values.find((v) => v.key === 'netProfit' && v.year === 2022)
    expect(profit?.source).toEqual({ kind: 'word', file: '申报书.docx', table: 2, row: 4, column: 2 })
  })

  test('boxes that go on in a table without any label are still ticked', () => {
    const rest = platformRows.slice(22).map((row): Row => ['', ...row.slice(1)])
    const reading = read(table(...platformRows.slice(0, 22)), lines(''), table(...rest), outline('platform'))
    expect(reading.value.modes).toBe('供应链管理；检验检测认证；其他（设备租赁）')
  })

  test('a form inside a layout table leaves the cover readable', () => {
    const frame = table([''])
    const framed = { ...frame, cells: frame.cells.map((c) => ({ ...c, tables: [table(...enterpriseRows)] })) }
    const reading = read(lines('申报单位：上海样例阀门有限公司'), framed, outline('enterprise'))
    expect(reading.value.name).toBe('上海样例阀门有限公司')
    expect(reading.cover.applicant).toBe('上海样例阀门有限公司')
  })

  test.each([
    ['表1', 'enterprise', [enterpriseRows, blank(platformRows), blank(districtRows)]],
    ['表2', 'platform', [blank(enterpriseRows), platformRows, blank(districtRows)]],
    ['表3', 'district', [blank(enterpriseRows), blank(platformRows), districtRows]],
  ] as const)('of the whole template the filled form counts: %s', (_, category, forms) => {
    const reading = read(...forms.flatMap((rows) => [lines('表'), table(...rows)]), outline(category))
    expect(reading.category).toBe(category)
    expect(reading.messages).toBe('')
  })

  test('two filled forms of one category are said', () => {
    const reading = read(table(...enterpriseRows), lines('表1'), table(...enterpriseRows), outline('enterprise'))
    expect(reading.codes).toEqual(['several-forms'])
  })

  test('a table of the text that uses the form’s words changes no value', () => {
    const figures = table(['指标', '2020年', '2022年'], ['营业收入（万元）', '1', '2'], ['净利润（万元）', '3', '4'])
    const more = table(['资产总额', '9'], ['净资产', '9'], ['员工总数', '9'], ['营业收入', '9'], ['主营业务', '泵'])
    const reading = read(table(...enterpriseRows), outline('enterprise'), figures, more)
    expect(reading.value).toMatchObject({ 'revenue.2022': '2020', employees: '300' })
    expect(reading.unsure).toEqual({})
    expect(reading.texts.other).toContain('营业收入（万元）\t1\t2')
  })

  test('the cover’s boxes may run over two lines, and the printed instructions are no cover', () => {
    const cover = lines(
      '申报单位（盖章）：___上海样例阀门有限公司___\n申报类型 □示范企业 □示范平台\n☑示范区\n推荐单位____\n填报说明\n推荐单位为各区经委。',
    )
    const reading = read(cover, table(...enterpriseRows), outline('enterprise'))
    expect(reading.cover).toEqual({ applicant: '上海样例阀门有限公司', category: 'district' })
    expect(reading.codes).toEqual(['category-conflict'])
  })
})
