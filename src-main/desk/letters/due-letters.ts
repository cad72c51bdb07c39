import { listEvents } from '../../../db/events.ts'
import { type Application, fieldValue } from '../../../src-domain/batch/application.ts'
import type { FullScheme } from '../../../src-domain/checks/load-scheme.ts'
import { meetingFields } from '../../../src-domain/checks/of-category.ts'
import { statusTitles } from '../../../src-domain/checks/status.ts'
import { toCorrect } from '../../../src-domain/checks/to-correct.ts'
import { applicantName } from '../../../src-domain/edition/edition-content.ts'
import { sentenceInFull } from '../../../src-domain/events/sentence.ts'
import { type PaperKind, paperKinds } from '../../../src-domain/letters/letter-kinds.ts'
import { assertNever, failed, ok, type Problem, type Result } from '../../../src-domain/result.ts'
import { type Category, categoryOf, fieldOf } from '../../../src-domain/schemes/scheme.ts'
import { chineseDate, daysInMonth } from '../../../src-domain/text/date.ts'
import { shanghaiDay } from '../../../src-domain/text/shanghai-time.ts'
import { blankForm } from '../../documents/making/forms/blank-form.ts'
import type { WordPages } from '../../documents/making/forms/word-file.ts'
import { correctionPaper } from '../../documents/making/letters/correction.ts'
import type { Paper } from '../../documents/making/letters/letter.ts'
import type { Letterhead } from '../../documents/making/letters/letterhead.ts'
import { liaisonPaper } from '../../documents/making/letters/liaison.ts'
import { type Candidate, type MeetingCategory, meetingPaper } from '../../documents/making/letters/meeting.ts'
import { opinionPaper } from '../../documents/making/letters/opinion.ts'
import { type Arrival, receiptPaper } from '../../documents/making/letters/receipt.ts'
import { batchParticulars } from '../batch/update-batch.ts'
import { batchOf, type Desk } from '../desk.ts'
import type { CheckedApplication } from '../findings/check-application.ts'
import { checkBatch } from '../findings/check-batch.ts'
import { rankingBoard } from '../ranking/ranking-board.ts'
import { rankingHistory } from '../ranking/ranking-history.ts'

/** What is asked for of a kind of paper. */
export type Asked = {
  /** Ids; without any, all that the kind is about. */
  readonly applications?: readonly string[] | undefined
  /** 补正期限, ISO 8601 day. */
  readonly byDate?: string | undefined
  /** The papers are dated its day in Shanghai. */
  readonly at?: Date | undefined
}

/** A paper to be made: the name of its file, and its pages. Blank forms, which are filled in in Word, are only ever that. */
export type DuePaper = {
  readonly name: string
  readonly title: string
  readonly application?: string
  readonly pages:
    | { readonly kind: 'paper'; readonly paper: Paper }
    | { readonly kind: 'form'; readonly form: WordPages }
}

/**
 * The papers of a kind that are due: of each application it is about, or of the batch. Problems: `date-wrong`, `papers-of-batch`,
 * `application-unknown`, `nothing-to-correct`.
 */
export function duePapers(desk: Desk, kind: PaperKind, asked: Asked): Result<DuePaper[]> {
  const { applications: ids = [], byDate, at = new Date() } = asked
  const letterhead = { scheme: desk.scheme, batch: batchOf(desk), on: shanghaiDay(at) }
  const wrongDate = byDate === undefined ? undefined : dateProblem(letterhead, byDate)
  if (wrongDate) return failed({ code: 'date-wrong', message: wrongDate })
  switch (kind) {
    case 'forms':
    case 'liaison':
    case 'meeting':
      return ids.length > 0 ? failed(ofTheBatch(kind)) : ok(batchPapers(desk, kind, letterhead))
    case 'correction':
    case 'opinion':
    case 'receipt':
      return applicationPapers(desk, kind, letterhead, ids, byDate)
    default:
      return assertNever(kind)
  }
}

function batchPapers(desk: Desk, kind: 'forms' | 'liaison' | 'meeting', letterhead: Letterhead): DuePaper[] {
  const { scheme, batch, on } = letterhead
  if (kind === 'forms') {
    return scheme.categories.map((category) => {
      const form = blankForm(scheme, batch, category, on)
      const name = `${category.formNumber}_${category.formTitle}_空白`
      return { name, title: form.title, pages: { kind: 'form', form } }
    })
  }
  const paper =
    kind === 'liaison' ? liaisonPaper(letterhead, batchParticulars(desk).liaison) : meeting(desk, letterhead)
  const name = `${paperKinds[kind]}_${batch.district}`
  return [{ name, title: paper.title, pages: { kind: 'paper', paper } }]
}

function applicationPapers(
  desk: Desk,
  kind: 'correction' | 'opinion' | 'receipt',
  letterhead: Letterhead,
  ids: readonly string[],
  byDate: string | undefined,
): Result<DuePaper[]> {
  const { scheme } = desk
  const chosen = chosenOf(checkBatch(desk), ids)
  if (!chosen.ok) return chosen
  const named = ids.length > 0
  const correctable = ({ findings }: CheckedApplication) => toCorrect(findings).length > 0
  const flawless = chosen.value.find((c) => !correctable(c))
  if (kind === 'correction' && named && flawless) return failed(nothingToCorrect(flawless.application.id))
  const due = chosen.value.filter(
    (c) => kind !== 'correction' || (correctable(c) && (named || c.application.declined === undefined)),
  )
  const paperOf = ({ application, findings, status }: CheckedApplication): Paper => {
    switch (kind) {
      case 'correction':
        return correctionPaper(letterhead, application, findings, byDate)
      case 'opinion':
        return opinionPaper(letterhead, application, findings, status)
      case 'receipt':
        return receiptPaper(letterhead, application, arrivalOf(desk, application))
    }
  }
  return ok(
    due.map((checked) => {
      const { application } = checked
      const paper = paperOf(checked)
      const applicant = applicantName(application, categoryOf(scheme, application.category))
      return {
        name: `${paperKinds[kind]}_${application.id}_${applicant}`,
        title: paper.title,
        application: application.id,
        pages: { kind: 'paper', paper },
      }
    }),
  )
}

function ofTheBatch(kind: PaperKind): Problem {
  return {
    code: 'papers-of-batch',
    message: `${paperKinds[kind]}按批次生成，不按申报，没有生成。请去掉申报编号。`,
  }
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

function nothingToCorrect(id: string): Problem {
  return {
    code: 'nothing-to-correct',
    message: `${id} 没有需要申报单位补正的事项，没有生成补正通知。各项初审结果见初审意见表。`,
  }
}

/** More than happens to an application in a season. */
const everything = 10_000

function arrivalOf({ store }: Desk, { id }: Application): Arrival {
  const events = listEvents(store, { applicationId: id, limit: everything }).toReversed()
  const taken = events.find(({ event: { kind } }) => kind === 'application-taken-in' || kind === 'application-created')
  return {
    ...(taken ? { at: taken.at, by: taken.by } : {}),
    later: events.flatMap(({ event, at }) => (event.kind === 'attachment-added' ? { file: event.file, at } : [])),
  }
}

function meeting(desk: Desk, letterhead: Letterhead): Paper {
  const { scheme } = desk
  const checked = checkBatch(desk)
  const applications = new Map(
    checked.map(({ application }) => {
      const { id, category } = application
      return [id, { name: applicantName(application, categoryOf(scheme, category)), category }]
    }),
  )
  const nameOf = (id: string) => applications.get(id)?.name ?? id
  const categories = scheme.categories.map((category): MeetingCategory => {
    const own = checked.filter((c) => c.application.category === category.id)
    const board = rankingBoard(desk, { category: category.id })
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
      history: rankingHistory(desk, { category: category.id, limit: everything })
        .toReversed()
        .map((record) => ({ ...record, sentence: sentenceInFull(record, { scheme, applications }) })),
    }
  })
  return meetingPaper(letterhead, categories)
}

/** The figures the notice sets a threshold on, besides the service share: years of operation, titles held. */
function conditionFigures(scheme: FullScheme, category: Category, application: Application): Candidate['more'] {
  return meetingFields(scheme, category.id).flatMap((key) => {
    const field = fieldOf(category, key)
    if (!field) return []
    const label = field.group ? `${field.group}\n${field.label}` : field.label
    return [{ label, value: fieldValue(application, key)?.value ?? '' }]
  })
}

function dateProblem({ scheme, on: today }: Letterhead, date: string): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date)?.map(Number) ?? []
  const real = year !== undefined && month !== undefined && day !== undefined && month >= 1 && month <= 12 && day >= 1
  if (!real || day > daysInMonth(year, month)) {
    return `补正期限“${date}”不是日期，没有生成文件。请写成 ${scheme.year}-07-25 的样子。`
  }
  const { on } = scheme.dates.submission
  // Once the day itself is past, whatever is still asked for is later.
  return date > on && today <= on
    ? `补正期限${chineseDate(date)}晚于报送截止日期${chineseDate(on)}，没有生成文件。请改早。`
    : undefined
}
