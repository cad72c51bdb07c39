import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { listAudit } from '../../db/audit.ts'
import { type Application, fieldValue } from '../../src-domain/application.ts'
import { applicantName } from '../../src-domain/edition-content.ts'
import { cleanName } from '../../src-domain/package-layout.ts'
import { assertNever, failed, ok, type Result } from '../../src-domain/result.ts'
import { type Category, categoryOf, fieldOf, type Scheme } from '../../src-domain/scheme.ts'
import { statusTitles } from '../../src-domain/status.ts'
import { chineseDate, daysInMonth } from '../../src-domain/text/date.ts'
import { shanghaiDay } from '../../src-domain/text/shanghai-time.ts'
import { blankForm } from '../documents/papers/blank-form.ts'
import { correctionPaper, toCorrect } from '../documents/papers/correction.ts'
import type { Letterhead } from '../documents/papers/letterhead.ts'
import { liaisonPaper } from '../documents/papers/liaison.ts'
import { type Candidate, type MeetingCategory, meetingPaper } from '../documents/papers/meeting.ts'
import { opinionPaper } from '../documents/papers/opinion.ts'
import { type Paper, paperFile } from '../documents/papers/paper-file.ts'
import { type Arrival, receiptPaper } from '../documents/papers/receipt.ts'
import { type WrittenPaper, writePaper } from '../documents/papers/write-paper.ts'
import { batchParticulars } from './batch-particulars.ts'
import { batchOf, type Desk } from './desk.ts'
import { type CheckedApplication, checkAll } from './findings.ts'
import { rankingBoard, rankingHistory } from './ranking-board.ts'

/** The papers of the job, by the names officers call them. */
export const paperKinds = {
  correction: '补正通知',
  opinion: '初审意见表',
  meeting: '上会材料',
  liaison: '联系人反馈表',
  receipt: '收件回执',
  forms: '空白申报表',
} as const
export type PaperKind = keyof typeof paperKinds

/** Papers of the whole batch, not of single applications. */
const ofBatch: ReadonlySet<PaperKind> = new Set(['meeting', 'liaison', 'forms'])

export type PaperOptions = {
  /** Ids; without any, all that the kind is about. */
  readonly applications?: readonly string[]
  /** 补正期限, ISO 8601 day. */
  readonly byDate?: string
  /** The papers are dated its day in Shanghai. */
  readonly at?: Date
}

export type MadePaper = WrittenPaper & {
  readonly kind: PaperKind
  readonly application?: string
  readonly title: string
}

/**
 * Makes papers of one kind as DOCX files in a folder, none of them over a file that is there. Problems: `date-wrong`, `papers-of-batch`,
 * `application-unknown`, `nothing-to-correct`, `out-unusable`, and what the disk refuses.
 */
export async function makePapers(
  desk: Desk,
  kind: PaperKind,
  out: string,
  { applications = [], byDate, at = new Date() }: PaperOptions = {},
): Promise<Result<MadePaper[]>> {
  const wrongDate = byDate === undefined ? undefined : dateProblem(desk.scheme, byDate)
  if (wrongDate) return failed({ code: 'date-wrong', message: wrongDate })
  if (ofBatch.has(kind) && applications.length > 0) {
    return failed({
      code: 'papers-of-batch',
      message: `${paperKinds[kind]}按批次生成，不按申报，没有生成。请去掉申报编号。`,
    })
  }
  const letterhead = { scheme: desk.scheme, batch: batchOf(desk), on: shanghaiDay(at) }
  const due = duePapers(desk, kind, letterhead, applications, byDate)
  if (!due.ok) return due
  const folder = resolve(out)
  try {
    await mkdir(folder, { recursive: true })
  } catch {
    return failed({
      code: 'out-unusable',
      message: `不能在“${out}”建立文件夹，没有生成文件。请另选位置，或检查写入权限。`,
    })
  }
  const made: MadePaper[] = []
  for (const { paper, name, application } of due.value) {
    const file = await paperFile(paper)
    const written = await writePaper(folder, cleanName(name, 100), file)
    if (!written.ok) return written
    made.push({ kind, ...(application ? { application } : {}), title: paper.title, ...written.value })
  }
  return ok(made)
}

type Due = { readonly paper: Paper; readonly name: string; readonly application?: string }

function duePapers(
  desk: Desk,
  kind: PaperKind,
  letterhead: Letterhead,
  ids: readonly string[],
  byDate: string | undefined,
): Result<Due[]> {
  const { scheme, batch } = letterhead
  const { district } = batch
  if (kind === 'liaison') {
    const paper = liaisonPaper(letterhead, batchParticulars(desk).liaison)
    return ok([{ paper, name: `${paperKinds.liaison}_${district}` }])
  }
  if (kind === 'forms') {
    return ok(
      scheme.categories.map((category) => {
        const paper = blankForm(scheme, batch, category, letterhead.on)
        return { paper, name: `${category.formNumber}_${category.formTitle}_空白` }
      }),
    )
  }
  const checked = checkAll(desk)
  if (kind === 'meeting') {
    return ok([{ paper: meeting(desk, letterhead, checked), name: `${paperKinds.meeting}_${district}` }])
  }
  const chosen = chosenOf(checked, ids)
  if (!chosen.ok) return chosen
  const named = ids.length > 0
  const correctable = ({ findings }: CheckedApplication) => toCorrect(scheme, findings).length > 0
  if (kind === 'correction' && named) {
    const without = chosen.value.find((c) => !correctable(c))
    if (without) return failed(nothingToCorrect(without.application.id))
  }
  return ok(
    chosen.value
      .filter((c) => kind !== 'correction' || (correctable(c) && (named || c.application.declined === undefined)))
      .map(({ application, findings, status }) => {
        const name = `${paperKinds[kind]}_${application.id}_${applicantName(application, categoryOf(scheme, application.category))}`
        switch (kind) {
          case 'correction':
            return {
              paper: correctionPaper(letterhead, application, findings, byDate),
              name,
              application: application.id,
            }
          case 'opinion':
            return { paper: opinionPaper(letterhead, application, findings, status), name, application: application.id }
          case 'receipt':
            return {
              paper: receiptPaper(letterhead, application, arrivalOf(desk, application)),
              name,
              application: application.id,
            }
          default:
            return assertNever(kind)
        }
      }),
  )
}

function chosenOf(
  checked: readonly CheckedApplication[],
  ids: readonly string[],
): Result<readonly CheckedApplication[]> {
  const unknown = ids.find((id) => !checked.some((c) => c.application.id === id))
  if (unknown !== undefined) {
    return failed({ code: 'application-unknown', message: `没有编号为“${unknown}”的申报，没有生成文件。请核对编号。` })
  }
  return ok(ids.length === 0 ? checked : checked.filter((c) => ids.includes(c.application.id)))
}

function nothingToCorrect(id: string) {
  return {
    code: 'nothing-to-correct',
    message: `${id} 没有需要申报单位补正的事项，没有生成补正通知。请用 check 查看初审结果。`,
  }
}

/** More than happens to an application in a season. */
const everything = 10_000

function arrivalOf({ store }: Desk, { id }: Application): Arrival {
  const events = listAudit(store, { applicationId: id, limit: everything }).toReversed()
  const taken = events.find((e) => e.action === '收件' || e.action === '新建申报')
  return {
    ...(taken ? { at: taken.at, by: taken.by } : {}),
    later: events.flatMap((e) => (e.action === '补交附件' && e.to ? { file: e.to, at: e.at } : [])),
  }
}

function meeting(desk: Desk, letterhead: Letterhead, checked: readonly CheckedApplication[]): Paper {
  const { scheme } = desk
  const nameOf = (id: string) => {
    const application = checked.find((c) => c.application.id === id)?.application
    return application ? applicantName(application, categoryOf(scheme, application.category)) : id
  }
  const categories = scheme.categories.map((category): MeetingCategory => {
    const own = checked.filter((c) => c.application.category === category.id)
    const board = rankingBoard(desk, category.id)
    const candidate = (row: Omit<Candidate, 'more'>): Candidate => {
      const application = own.find((c) => c.application.id === row.id)?.application
      return { ...row, more: application ? conditionFigures(scheme, category, application) : [] }
    }
    return {
      category,
      ranked: board.recommended.map(candidate),
      waiting: board.waiting.map(candidate),
      declined: own.flatMap(({ application: { id, declined } }) => (declined ? { name: nameOf(id), ...declined } : [])),
      unsettled: own
        .filter(({ status }) => status === 'received' || status === 'correcting')
        .map(({ application: { id }, status }) => ({ name: nameOf(id), status: statusTitles[status] })),
      history: rankingHistory(desk, category.id, everything).toReversed(),
    }
  })
  return meetingPaper(letterhead, categories, nameOf)
}

/** The figures the notice sets a threshold on, besides the service share: years of operation, titles held. */
function conditionFigures(scheme: Scheme, category: Category, application: Application): Candidate['more'] {
  const keys = scheme.checks
    .filter((check) => check.categories.includes(category.id))
    .flatMap((check) =>
      check.kind === 'yearsAtLeast' ? [check.field] : check.kind === 'countsAtLeast' ? check.fields : [],
    )
  return keys.flatMap((key) => {
    const field = fieldOf(category, key)
    if (!field) return []
    const label = field.group ? `${field.group}\n${field.label}` : field.label
    return [{ label, value: fieldValue(application, key)?.value ?? '' }]
  })
}

function dateProblem(scheme: Scheme, date: string): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date)?.map(Number) ?? []
  const real = year !== undefined && month !== undefined && day !== undefined && month >= 1 && month <= 12 && day >= 1
  if (!real || day > daysInMonth(year, month)) {
    return `补正期限“${date}”不是日期，没有生成文件。请写成 ${scheme.year}-07-25 的样子。`
  }
  const { on } = scheme.dates.submission
  return date > on
    ? `补正期限${chineseDate(date)}晚于报送截止日期${chineseDate(on)}，没有生成文件。请改早。`
    : undefined
}
