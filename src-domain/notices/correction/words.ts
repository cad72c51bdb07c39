import { bounds } from '../../checks/thresholds.ts'

/** What the properties of a scheme are called where a difference is told. */
const properties: Readonly<Record<string, string>> = {
  ...bounds,
  ...{
    title: '标题',
    shortTitle: '短称',
    documentNumber: '文号',
    issuer: '封面落款',
    addressee: '报送对象',
    issuedOn: '印发日期',
    year: '年份',
  },
  ...{ clause: '条款号', mailbox: '邮箱', address: '地址', count: '份数', medium: '载体', printed: '是否纸质' },
  ...{ name: '名称', code: '代码', level: '级别', within: '所属', formerly: '旧名', phoneDigits: '固定电话位数' },
  ...{ explanations: '填报说明', modesTitle: '模式的叫法', description: '说明', describedBy: '对应的说明' },
  ...{
    formNumber: '表号',
    formTitle: '表名',
    nameField: '名称栏',
    unitField: '单位栏',
    creditCodeField: '代码栏',
    formerNameField: '曾用名栏',
  },
  ...{ contactFields: '联系人栏', districtFields: '地区栏', modeFields: '模式栏', coverLines: '封面各行' },
  ...{ ranking: '是否必须排序', deciding: '并列比较的数', layout: '表样', limit: '字数限制', text: '印的话' },
  ...{ label: '栏名', type: '类型', unit: '单位', years: '年份', required: '是否必填', placeholder: '格内提示' },
  ...{ aliases: '别的叫法', group: '总栏名', options: '选项', min: '最小', max: '最大', columns: '各列' },
  ...{ hint: '撰写要求', evidence: '佐证', words: '归类用的字', categories: '适用类别', modes: '适用模式' },
  ...{
    tolerance: '允许误差',
    inPrinciple: '是否“原则上”',
    ownPart: '是否限本地',
    advice: '处理提示',
    request: '补正要求',
    when: '适用条件',
  },
  ...{
    kind: '判断方法',
    of: '其中条件',
    source: '出处',
    entries: '名单',
    byPart: '分地区名额',
    exclusive: '是否不含本数',
  },
  ...{ recommender: '推荐单位', preparer: '填报人', phone: '联系电话', sealMillimetres: '盖章处大小', widths: '列宽' },
  ...{ number: '编号', span: '占列', mayBeEmpty: '可否空着', paper: '纸张', binding: '装订', cover: '封面' },
  ...{
    margins: '页边距',
    body: '正文字体',
    headings: '标题字体',
    lineSpacing: '行距',
    field: '所看的栏',
    slot: '所看的附件',
  },
}

/** What a property of one part of a scheme is called. */
export function propertyName(property: string, part?: string): string {
  if (part === 'dates' && property === 'on') return '日期'
  if (part === 'quotas' && property === 'maximum') return '名额'
  return properties[property] ?? '内容'
}

/** What the parts of a list are, by the list's name. */
export const things: Readonly<Record<string, string>> = {
  ...{ checks: '初审条件', categories: '类别', quotas: '名额', lists: '名单', sections: '部分', fields: '申报表栏目' },
  ...{ headings: '提纲标题', attachments: '附件', seals: '签章栏', modes: '模式', modeDescriptions: '模式说明' },
  ...{ parts: '下辖地区', copies: '载体', columns: '列', byPart: '分地区名额', of: '条件' },
}
