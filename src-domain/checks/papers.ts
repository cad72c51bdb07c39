import { type Attachment, fieldValue } from '../batch/application.ts'
import type { CheckOf, Slot } from '../schemes/scheme.ts'
import { matchKey, plain } from '../text/normalise.ts'
import { type Figures, fail, type Judgement, manual, notApplicable, pass, type Subject } from './finding.ts'

/**
 * A slot of the checklist. Where the notice names a year, only a paper of that very year counts. A paper that could not
 * be opened, or of which nobody can tell what or of which year it is, is for the officer to open: it neither passes
 * nor counts as missing.
 */
export function attachment(check: CheckOf<'attachment'>, subject: Subject): Judgement {
  const slot = subject.category.attachments.find((s) => s.id === check.slot)
  if (!slot) return notApplicable('方案中没有这一项附件。')
  const papers = subject.application.attachments.filter((a) => a.slot === slot.id)
  const right = papers.filter((a) => a.certainty === 'sure' && (slot.year === undefined || a.year === slot.year))
  if (right.length > 0) return pass(`已提交：${right.map((a) => a.file).join('、')}。`, fingerprints(right))
  const doubtful = papers.filter((a) => slot.year === undefined || a.year === undefined || a.year === slot.year)
  if (doubtful.length > 0) {
    const list = doubtful.map((a) => `“${a.file}”${a.note ? `（${a.note}）` : ''}`).join('、')
    return manual(`请打开${list}，核对是否为${slot.title}。`, fingerprints(doubtful))
  }
  if (!slot.required && papers.length === 0) return notApplicable('未提交，此项为可选附件。')
  return fail(`${slot.title}未提交${otherYears(papers)}${unrecognised(subject)}。`, fingerprints(papers))
}

/** So that a ruling on a paper loses its ground when another file takes its place under the same name. */
function fingerprints(papers: readonly Attachment[]): Figures {
  return Object.fromEntries(papers.map((a) => [a.file, `SHA-256 ${a.sha256.slice(0, 8)}`]))
}

function otherYears(papers: readonly Attachment[]): string {
  const others = papers.map((a) => `${a.year} 年度的“${a.file}”${a.note ? `（${a.note}）` : ''}`)
  return others.length > 0 ? `；已提交的是 ${others.join('、')}，不能代替` : ''
}

/** A missing paper may be among the files nobody could place. */
function unrecognised({ application, category }: Subject): string {
  const last: Slot | undefined = category.attachments.at(-1)
  const files = application.attachments.filter((a) => a.slot === last?.id && a.certainty === 'unsure')
  return files.length > 0 ? `；另有未能归类的${files.map((a) => `“${a.file}”`).join('、')}，如即此件请改归此项` : ''
}

/**
 * Compares the licence's own text with the form. A scan has no text and says nothing; a licence that names another
 * enterprise or another code does.
 */
export function licenceMatches(check: CheckOf<'licenceMatches'>, subject: Subject): Judgement {
  const text = subject.application.attachments
    .filter((a) => a.slot === check.slot)
    .map((a) => a.textHead ?? '')
    .join('\n')
  if (text.trim() === '') return unreadableLicence
  const name = fieldValue(subject.application, check.name)?.value
  const code = fieldValue(subject.application, check.creditCode)?.value
  const codes = [
    ...plain(text)
      .toUpperCase()
      .matchAll(/(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{18}(?![0-9A-Z])/g),
  ].map((m) => m[0])
  const named = /名\s*称\s*[:：]?\s*([^\s:：]{4,60}?(?:公司|厂|院|所|中心|集团|社))(?=\s|$)/m.exec(text)?.[1]
  const wrong: string[] = []
  if (code && codes.length > 0 && !codes.includes(code))
    wrong.push(`执照上的统一社会信用代码是 ${codes[0]}，申报表是 ${code}`)
  if (name && named && matchKey(named) !== matchKey(name)) wrong.push(`执照上的名称是“${named}”，申报表是“${name}”`)
  if (wrong.length > 0) return manual(`${wrong.join('；')}。`)
  if (codes.length > 0 || named) return pass('执照文字与申报表一致。')
  return unreadableLicence
}

const unreadableLicence = notApplicable('执照没有可比较的文字（扫描件或未提交），请人工查看。')
