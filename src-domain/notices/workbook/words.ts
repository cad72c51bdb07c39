/** What the grammar's fixed values are called in a workbook; both are understood when it is read. */
export const yesNo = { yes: '是', no: '否' } as const

export const levels = { country: '全国', province: '省、直辖市', city: '设区市', county: '区、县、县级市' }
export const orders = { required: '必须排序', allowed: '可以排序' }

export const types = {
  text: '一行文字',
  paragraph: '一段文字',
  money: '金额',
  count: '整数',
  number: '数',
  percent: '百分比',
  duration: '年数',
  date: '日期',
  creditCode: '信用代码',
  phone: '电话',
  email: '邮箱',
  url: '网址',
  yesNo: '是否',
  choice: '单选',
  choices: '多选',
  rows: '多行',
}

export const onCover = { field: '一栏', categories: '各类别打勾', recommender: '推荐单位' }
export const deciding = { field: '一栏', sum: '几栏相加', ratio: '占比', text: '一段文字' }
export const inSummary = { rank: '序号', modes: '模式', field: '一栏', yesNo: '是否项', contact: '本单位联系方式' }
export const sampleParts = { values: '申报表', outline: '提纲', attachments: '附件', expect: '应有结果' }
export const outcomes = { pass: '通过', fail: '不通过', manual: '人工核', na: '不适用' }

export const checkKinds = {
  ageAtLeast: '满几个月',
  allOf: '同时满足',
  amountWithin: '金额范围',
  answered: '指定栏已填',
  anyOf: '满足其一',
  attachment: '附件',
  attestation: '经办人核实',
  choicesWithin: '选几项',
  countsAtLeast: '数量各不少于',
  coverMatches: '封面一致',
  creditCodeFormat: '信用代码正确',
  dateWithin: '日期范围',
  duplicate: '不重复申报',
  emailFormat: '邮箱可用',
  filesAtLeast: '附件至少几份',
  growing: '逐年增长',
  growthAtLeast: '增幅下限',
  industryIn: '所属行业',
  legalPerson: '独立法人',
  licenceMatches: '营业执照一致',
  modeGiven: '模式已明确',
  netAssetsConsistent: '净资产相符',
  notAbove: '部分不大于整体',
  notOnList: '不在名单',
  onList: '在名单',
  oneOfTwo: '大类二选一',
  outlineComplete: '提纲各题有内容',
  outlineCovers: '指定标题有内容',
  percentRange: '百分比合理',
  periodWithin: '起止日期',
  phoneFormat: '电话可用',
  ratioAtLeast: '占比下限',
  ratioConsistent: '占比相符',
  ratioWithin: '占比范围',
  registeredIn: '在本地注册',
  requiredFields: '必填项已填',
  rowsAtLeast: '至少几行',
  sealBlocks: '签章栏齐全',
  soundFinances: '财务良好',
  sumMatches: '合计相符',
  unsureValues: '存疑已核对',
  urlFormat: '网址可用',
  wordLimit: '字数限制',
  yearsAtLeast: '满几年',
}
