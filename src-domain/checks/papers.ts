import { type Attachment, fieldValue } from '../application.ts'
import type { CheckOf, Slot } from '../scheme.ts'
import { matchKey, plain } from '../text/normalise.ts'
import { fail, type Judgement, manual, notApplicable, pass, type Subject } from './finding.ts'

export function attachment(check: CheckOf<'attachment'>, subject: Subject): Judgement {
  const slot = subject.category.attachments.find((s) => s.id === check.slot)
  if (!slot) return notApplicable('方案中没有这一项附件。')
  const papers = subject.application.attachments.filter((a) => a.slot === slot.id)
  if (slot.year !== undefined) return ofYear(slot, slot.year, papers)
  if (papers.length > 0) return pass(`已提交：${papers.map((a) => a.file).join('、')}。`)
  return slot.required ? fail(`${slot.title}未提交。`) : notApplicable('未提交，此项为可选附件。')
}

/** Only a paper of the very year counts; one whose year nobody can tell is for the officer to open. */
function ofYear(slot: Slot, year: number, papers: readonly Attachment[]): Judgement {
  const right = papers.filter((a) => a.year === year)
  const sure = right.find((a) => a.certainty === 'sure')
  if (sure) return pass(`已提交：${sure.file}。`)
  const [doubtful] = [...right, ...papers.filter((a) => a.year === undefined)]
  if (doubtful)
    return manual(`“${doubtful.file}”是否为 ${slot.title}请打开核对${doubtful.note ? `（${doubtful.note}）` : ''}。`)
  if (!slot.required) return notApplicable('未提交，此项为可选附件。')
  const others = papers.map((a) => `${a.year} 年度的“${a.file}”`).join('、')
  return fail(`${slot.title}未提交${others ? `；已提交的是${others}，不能代替` : ''}。`)
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
  return notApplicable('执照没有可比较的文字（扫描件或未提交），请人工查看。')
}
