import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument, rgb } from '@cantoo/pdf-lib'
import { checkCreditCode } from '../../src-domain/knowledge/credit-code.ts'
import { readZip } from '../src-main/package/sample-package.ts'
import { zipOf } from '../support/docx.ts'
import { fixtures } from './desk.ts'

/*
 * Forty invented applicants made from the samples: 22 enterprises, 17 platforms, the district. The first ten enterprises
 * lack a figure, and what they send later is made here too.
 */

const places = [...'海远江银长东南金清白青红云石天龙虹漕田康凌梅桃柳松竹兰菊荷桂枫杉榆槐柏桐榕椿']
const trades = ['精密仪器', '动力机械', '环境装备', '电气设备', '轨道部件', '泵阀制造', '智能传感', '医疗器材']

type Kind = 'enterprise' | 'platform'

/** What of a sample's form is an applicant's own. */
const samples = {
  enterprise: {
    folder: '01样例泵业',
    own: { name: '上海样例泵业集团有限公司', code: '91310104MA1TEAT11K', phone: '021-64000001' },
    papers: ['营业执照.pdf', '高新技术企业证书.pdf', '2022年度审计报告.pdf'],
  },
  platform: {
    folder: '09样例共享制造平台',
    own: { name: '样例共享制造平台', code: '91310104MA1TEATA59', phone: '13800000002' },
    papers: ['营业执照.pdf', '2022年度审计报告.pdf', '经营场所证明.pdf', '服务合同.pdf', '客户评价.pdf'],
  },
} as const

export type Applicant = { readonly kind: Kind; readonly folder: string; readonly name: string; readonly code: string }

export const enterprises: readonly Applicant[] = Array.from({ length: 22 }, (_, i) => applicant('enterprise', i))
export const platforms: readonly Applicant[] = Array.from({ length: 17 }, (_, i) => applicant('platform', 22 + i))

function applicant(kind: Kind, i: number): Applicant {
  const trade = trades[i % trades.length] ?? ''
  const name = kind === 'enterprise' ? `上海${places[i]}样${trade}有限公司` : `${places[i]}样${trade}协同平台`
  return { kind, folder: `${String(i + 1).padStart(2, '0')}${name}`, name, code: codeOf(i + 1) }
}

/** A code whose check characters are right. */
export function codeOf(number: number): string {
  const characters = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
  const base = `91310104MA1T${String(number).padStart(4, '0')}`
  const all = characters.flatMap((a) => characters.map((b) => `${base}${a}${b}`))
  return all.find((code) => checkCreditCode(code).valid) ?? base
}

/** Everything they hand in at first. */
export async function handIn(to: string): Promise<void> {
  const district = '11徐汇区示范区'
  mkdirSync(join(to, district), { recursive: true })
  for (const file of ['申报书.docx', '政策文件汇编.pdf'])
    writeFileSync(join(to, district, file), readFileSync(join(fixtures, district, file)))
  for (const [i, one] of [...enterprises, ...platforms].entries()) {
    await send(to, one, i < 10 ? { employees: '' } : {})
    for (const [n, paper] of samples[one.kind].papers.entries())
      writeFileSync(join(to, one.folder, paper), await scan(i * 10 + n, i === 0 && n === 0 ? large : 0))
  }
}

/** An applicant's form with these changes, in its folder below `to`. */
export async function send(
  to: string,
  one: Applicant,
  change: {
    readonly name?: string
    readonly code?: string
    readonly employees?: string
    readonly patents?: string
  } = {},
): Promise<void> {
  const { folder, own } = samples[one.kind]
  const put = new Map<string, string>([
    [own.name, change.name ?? one.name],
    [own.code, change.code ?? one.code],
    ['样例共享制造科技有限公司', `上海${one.name.slice(0, 2)}科技有限公司`],
    ['>860<', `>${change.employees ?? '860'}<`],
    ['>46<', `>${change.patents ?? '46'}<`],
  ])
  const entries: Record<string, Buffer> = {}
  for (const { name, content } of await readZip(join(fixtures, folder, '申报书.docx'))) {
    const isText = name === 'word/document.xml'
    const text = isText ? [...put].reduce((text, [from, into]) => text.replaceAll(from, into), content.toString()) : ''
    entries[name] = isText ? Buffer.from(text) : content
  }
  mkdirSync(join(to, one.folder), { recursive: true })
  writeFileSync(join(to, one.folder, '申报书.docx'), await zipOf(entries))
}

/** Bytes of one paper, so that a stick can be pulled out while the package goes there. */
const large = 24 * 1024 * 1024

/** A page nobody can read words from, as most offices scan, with so many bytes that nothing makes smaller. */
async function scan(number: number, bytes: number): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const page = document.addPage([595, 842])
  page.drawRectangle({ x: 60, y: 80, width: 300 + number, height: 600, borderColor: rgb(0, 0, 0), borderWidth: 1 })
  if (bytes > 0) await document.attach(randomBytes(bytes), 'scan.raw', { mimeType: 'application/octet-stream' })
  return document.save()
}
