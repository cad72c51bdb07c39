import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OutlineText } from '../../../../../src-domain/batch/application.ts'
import { categoryOf, fieldsOf } from '../../../../../src-domain/schemes/lookup.ts'
import type { CategoryId } from '../../../../../src-domain/schemes/scheme.ts'
import { application, outlineOfLength, scheme, type Values } from '../../../../support/application.ts'
import {
  cutAndScaledPages,
  damaged,
  drawings,
  encrypted,
  faxTiff,
  hugePage,
  oldWord,
  photograph,
  printersJpeg,
  scan,
  signedForm,
  turnedPages,
  withoutPages,
  zip,
} from './awkward-files.ts'
import type { HandedIn } from './make.ts'
import { pngOf, turnedJpeg } from './sample-files.ts'

const pictures = join(import.meta.dirname, '../../../../fixtures/pictures')

/** An applicant whose data or files are awkward in one respect. */
export type Applicant = {
  readonly awkward: string
  readonly category: CategoryId
  readonly values?: Values
  readonly outline?: readonly OutlineText[]
  readonly files?: () => Promise<HandedIn[]>
  /** Files that are printed separately, which their dividers must say. */
  readonly separate?: readonly string[]
  /** Made of an edition, for which the officer has ruled on these checks. */
  readonly ruled?: readonly string[]
}

const rare = '㵥䶮犇堃喆昇祎'
const sentence = '企业围绕客户需求，建立覆盖研发设计、生产制造、安装调试、运维服务的全流程服务体系。'
const latinName = `ShanghaiSample${'IntelligentManufacturing'.repeat(4)}CompanyLimited`
const address = `https://platform.example.com/${'services/remote-operation/'.repeat(6)}index?list=${'0123456789abcdef'.repeat(6)}`
const wideRow = Array.from({ length: 12 }, (_, i) => `第${i + 1}列`).join('\t')
const tableRows = Array.from({ length: 60 }, (_, i) => `${i + 1}\t样例服务项目${i + 1}\t${sentence}\t${i * 1000}.5`)

function textUnder(category: CategoryId, text: string): OutlineText[] {
  return application(category).outline.map((o, i) => (i === 1 ? { ...o, text } : o))
}

/** Every value that may be empty is: the paper still has to be a form. */
function withoutOptional(category: CategoryId): Values {
  return emptied(category, (field) => !field.required)
}

function emptied(category: CategoryId, which: (field: { required: boolean; key: string }) => boolean): Values {
  return Object.fromEntries(
    fieldsOf(categoryOf(scheme, category))
      .filter(which)
      .flatMap((f) => (f.years ?? [undefined]).map((year) => [year ? `${f.key}.${year}` : f.key, ''])),
  )
}

const investors = Object.fromEntries(
  Array.from({ length: 40 }, (_, i) => [
    [`investors.${i + 1}.name`, `样例产业投资基金第${i + 1}号合伙企业（有限合伙）`],
    [`investors.${i + 1}.nature`, '民营'],
    [`investors.${i + 1}.share`, '2.5'],
  ]).flat(),
)

export const twenty: readonly Applicant[] = [
  {
    awkward: 'the longest Chinese names',
    category: 'enterprise',
    values: {
      name: `上海样例${'智能装备系统集成与服务'.repeat(10)}股份有限公司`,
      address: `上海市徐汇区样例路${'一百二十三弄四十五号'.repeat(6)}`,
      registrationType: `其他有限责任公司（${'自然人投资或控股的'.repeat(6)}）`,
      business: '工业泵及成套设备的研发、制造与运维服务，'.repeat(30),
      position: '副总经理兼服务事业部总监、技术委员会主任、首席信息官',
    },
  },
  {
    awkward: 'names and addresses of Latin letters without a break',
    category: 'enterprise',
    values: {
      name: latinName,
      legalRepresentative: 'WolfeschlegelsteinhausenbergerdorffVonSampleberg',
      email: 'a-mailbox-name-that-goes-on-and-on.of-the-department@subdomain.of.the.example-company-name.com',
      industry: 'C3441'.repeat(12),
      standards: `GB/T${'-0123456789'.repeat(20)}`,
    },
  },
  { awkward: 'forty investors', category: 'platform', values: investors },
  { awkward: 'nothing in the cells that may be empty', category: 'platform', values: withoutOptional('platform') },
  {
    awkward: 'nothing but a name, and no outline',
    category: 'district',
    values: emptied('district', (field) => field.key !== 'name'),
    outline: [],
  },
  {
    awkward: '11,000 characters, ruled on before the edition',
    category: 'district',
    outline: outlineOfLength('district', 11_000),
    ruled: ['wordLimit', 'policyFiles'],
  },
  {
    awkward: 'one paragraph of 4,800 characters',
    category: 'enterprise',
    outline: [{ heading: 'introduction', title: '企业简介', text: sentence.repeat(120).slice(0, 4800) }],
  },
  { awkward: 'no outline', category: 'enterprise', outline: [] },
  {
    awkward: 'long addresses in the form, the outline and its tables',
    category: 'platform',
    values: { website: address, honours: `见 ${address}` },
    outline: textUnder('platform', `平台地址为${address}，另见：\n${address}\n名称\t地址\n门户\t${address}\n`),
  },
  {
    awkward: 'rare characters in names and text',
    category: 'enterprise',
    values: { name: `上海${rare}样例有限公司`, legalRepresentative: rare, contact: '㵥䶮', honours: `${rare}奖` },
    outline: textUnder('enterprise', `${rare}。${sentence}`.repeat(5)),
  },
  {
    awkward: 'emoji',
    category: 'platform',
    values: { business: '工业品共享制造👍🏭', contact: '样例某👨‍🔧' },
    outline: textUnder('platform', `平台上线以来👏，交易额增长📈30%。${sentence}`),
  },
  {
    awkward: 'full-width digits and letters',
    category: 'enterprise',
    values: {
      address: '上海市徐汇区样例路１２３４号Ａ座５Ｆ',
      business: 'ＥＰＣ总承包（２０２２年起）',
      'revenue.2022': '123456789012.345678',
      'assets.2022': '-98765432109.50',
      honours: '２０２０年～２０２２年“专精特新”；⑴⑵⑶ ①②③ Ⅰ Ⅱ Ⅲ ㎡ ℃ ‰ ½',
    },
  },
  {
    awkward: 'line breaks and long texts in cells',
    category: 'platform',
    values: {
      honours: Array.from({ length: 30 }, (_, i) => `${i + 1}．样例荣誉称号第${i + 1}项`).join('\n'),
      standards: sentence.repeat(40),
      address: '上海市徐汇区样例大道8号\n（经营地）上海市徐汇区样例支路9号',
      business: '共享制造\n\n供应链管理',
    },
  },
  {
    awkward: 'tables in the outline',
    category: 'enterprise',
    outline: textUnder(
      'enterprise',
      ['见下表。', wideRow, wideRow, '接下来：', '序号\t名称\t说明\t收入', ...tableRows, '表完。'].join('\n'),
    ),
  },
  {
    awkward: 'landscape, A3 and turned pages',
    category: 'enterprise',
    files: async () => [
      { slot: 'appraisal', file: '图纸.pdf', bytes: await drawings() },
      { slot: 'other', file: '横放的扫描.pdf', bytes: await turnedPages() },
    ],
  },
  {
    awkward: 'a scan of three hundred pages, and one of four',
    category: 'enterprise',
    files: async () => [
      { slot: 'audit', file: '审计报告（全本）.pdf', bytes: await scan(300), year: 2022 },
      { slot: 'other', file: '合同.pdf', bytes: await scan(4) },
    ],
    separate: ['审计报告（全本）.pdf'],
  },
  {
    awkward: 'encrypted, damaged, empty and huge files',
    category: 'enterprise',
    files: async () => [
      { slot: 'licence', file: '加密.pdf', bytes: await encrypted() },
      { slot: 'highTech', file: '截断.pdf', bytes: await damaged() },
      { slot: 'appraisal', file: '没有页.pdf', bytes: await withoutPages() },
      { slot: 'audit', file: '空.pdf', bytes: new Uint8Array(), year: 2022 },
      { slot: 'other', file: '五米见方.pdf', bytes: await hugePage() },
    ],
    separate: ['加密.pdf', '截断.pdf', '没有页.pdf', '空.pdf'],
  },
  {
    awkward: 'cropped and scaled pages, fields, notes, seals and layers',
    category: 'platform',
    files: async () => [
      { slot: 'licence', file: '裁切.pdf', bytes: await cutAndScaledPages() },
      { slot: 'audit', file: '电子签章表单.pdf', bytes: await signedForm(), year: 2022 },
    ],
  },
  {
    awkward: 'pictures of every kind',
    category: 'enterprise',
    files: async () => [
      { slot: 'licence', file: '营业执照.jpg', bytes: photograph(800, 600) },
      { slot: 'licence', file: '副本.png', bytes: pngOf(600, 900) },
      { slot: 'highTech', file: '手机拍的.jpeg', bytes: turnedJpeg() },
      { slot: 'appraisal', file: '印刷厂给的.jpg', bytes: printersJpeg() },
      { slot: 'other', file: '传真.tif', bytes: faxTiff() },
      ...['bmp', 'gif', 'webp', 'heic'].map((kind) => ({
        slot: 'other',
        file: `照片.${kind}`,
        bytes: readFileSync(join(pictures, `quarters.${kind}`)),
      })),
    ],
  },
  {
    awkward: 'other formats, a full slot, one file twice and long file names',
    category: 'district',
    files: async () => {
      const twice = await scan(1)
      return [
        { slot: 'policyFiles', file: '政策文件.doc', bytes: oldWord },
        { slot: 'policyFiles', file: '打包.zip', bytes: zip },
        { slot: 'policyFiles', file: '实施意见.pdf', bytes: twice },
        { slot: 'other', file: '实施意见（再交一次）.pdf', bytes: twice },
        { slot: 'other', file: `${'关于推进服务型制造高质量发展的若干意见'.repeat(4)}.pdf`, bytes: await scan(2) },
        { slot: 'other', file: `${'scan_of_policy_document_'.repeat(5)}.pdf`, bytes: await scan(2) },
      ]
    },
    separate: ['政策文件.doc', '打包.zip'],
  },
]
