/**
 * Works on a data folder as an officer would, one action after another by a seed, and says on standard output what each
 * is about to make so and, once acknowledged, what is so (claims.ts). Ends after `count` actions, or when it is killed.
 *   node work.ts <folder> <hand-ins> <editing|taking-in|making|copying|restoring|everything> <seed> <count>
 */
import { readdirSync, writeSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { listApplications, readApplication } from '../../../db/applications.ts'
import { dataFolder } from '../../../db/data-folder.ts'
import { listEditions } from '../../../db/editions.ts'
import { eventHead } from '../../../db/events.ts'
import { readRanking } from '../../../db/rankings.ts'
import { returnedFormsOf } from '../../../db/returned-forms.ts'
import type { ReturnedForm } from '../../../src-domain/batch/returned-form.ts'
import { schemeFile } from '../../../src-domain/notices/manifest.ts'
import type { Result } from '../../../src-domain/result.ts'
import { categoryOf, fieldsOf } from '../../../src-domain/schemes/scheme.ts'
import { addAttachments } from '../../../src-main/desk/attachments/add-attachments.ts'
import { removeAttachment } from '../../../src-main/desk/attachments/remove-attachment.ts'
import { freezeWithCopies } from '../../../src-main/desk/backups/freeze-with-copies.ts'
import { copyDesk, placeHere } from '../../../src-main/desk/backups/make-copy.ts'
import { restoreCopy } from '../../../src-main/desk/backups/restore.ts'
import { updateBatch } from '../../../src-main/desk/batch/update-batch.ts'
import { recordDelivery } from '../../../src-main/desk/delivery/record-delivery.ts'
import type { Kept } from '../../../src-main/desk/desk.ts'
import { closeDesk } from '../../../src-main/desk/desk.ts'
import { ruleMany } from '../../../src-main/desk/findings/rule.ts'
import { importFolder } from '../../../src-main/desk/intake/import-folder.ts'
import { issueLetters } from '../../../src-main/desk/letters/issue-letters.ts'
import { writeNote } from '../../../src-main/desk/notes/write-note.ts'
import { correctNotice } from '../../../src-main/desk/notices/correct-notice.ts'
import { noticeFiles } from '../../../src-main/desk/notices/current-notice.ts'
import { answerPolicy } from '../../../src-main/desk/policies/answer-policy.ts'
import { finishPackage } from '../../../src-main/desk/products/finish-package.ts'
import { makeSummary } from '../../../src-main/desk/products/make-summary.ts'
import { editionFolder } from '../../../src-main/desk/products/product-names.ts'
import { reprint } from '../../../src-main/desk/products/reprint.ts'
import { decline, reconsider } from '../../../src-main/desk/ranking/decline.ts'
import { rank } from '../../../src-main/desk/ranking/order.ts'
import { closeRound, dateRound } from '../../../src-main/desk/rounds/change-round.ts'
import { dismissReturn } from '../../../src-main/desk/rounds/settle-return.ts'
import { takeOver } from '../../../src-main/desk/rounds/take-over.ts'
import { undo } from '../../../src-main/desk/undo/undo.ts'
import { correctValue } from '../../../src-main/desk/values/correct-value.ts'
import { setOutlineText } from '../../../src-main/desk/values/edit-outline.ts'
import { openWorkers } from '../../../src-main/documents/workers/workers.ts'
import { sha256Of } from '../../../src-main/files/sha256.ts'
import { jsonBytes, jsonOf, openNoticePackage } from '../../../src-main/notices/notice-package.ts'
import { holdDesk } from '../../../src-main/router/context.ts'
import { anything, type Claim, type Line, namesOf, recordOf, roundText } from '../claims.ts'
import { randomOf } from '../random.ts'

const [folder = '', handIns = '', kind = 'editing', seed = '1', count = '1000000'] = process.argv.slice(2)
const random = randomOf(Number(seed))
const officer = { name: '样例经办人' }
/** A working day of the season: letters are dated. */
const july = new Date('2023-07-20T02:00:00.000Z')

const holder = holdDesk(folder)
const opened = holder.open(folder)
if (!opened.ok) {
  say({ says: 'refused', action: 'opening', code: opened.problem.code, message: opened.problem.message })
  process.exit(0)
}
let desk = opened.value
const workers = openWorkers()

/** Written at once: what stands in a buffer when the process is killed was never acknowledged. */
function say(line: Line): void {
  writeSync(1, `${JSON.stringify(line)}\n`)
}

/** The record up to here: what it tells of was kept with it. */
function recorded(): Claim {
  const { seq, hash } = eventHead(desk.store)
  return [recordOf, `${seq}:${hash}`]
}

/** One action; `is` reads what was kept, where it could not be said before. */
async function act<T>(
  action: string,
  would: readonly Claim[],
  work: () => Result<T> | Promise<Result<T>>,
  is: (value: T) => readonly Claim[] | Promise<readonly Claim[]> = () => would,
): Promise<T | undefined> {
  say({ says: 'begins', action, would })
  const done = await work()
  if (done.ok) say({ says: 'kept', action, is: [...(await is(done.value)), recorded()] })
  else say({ says: 'refused', action, code: done.problem.code, message: done.problem.message })
  return done.ok ? done.value : undefined
}

const some = () => random.one(listApplications(desk.store) as [ReturnType<typeof listApplications>[number]])
const words = () => `样例${random.below(1e9)}`
const namesIn = (id: string) => namesOf(readApplication(desk.store, id)?.attachments ?? [])

const editing = [
  () => {
    const { id, category } = some()
    const texts = fieldsOf(categoryOf(desk.scheme, category)).filter(({ type, years }) => type === 'text' && !years)
    const key = random.one(texts as [(typeof texts)[number]]).key
    const value = words()
    return act('value', [[`value:${id}:${key}`, value]], () =>
      correctValue(desk, { application: id, key, value }, officer),
    )
  },
  () => {
    const { id, category } = some()
    const { headings } = categoryOf(desk.scheme, category).outline
    const heading = random.one(headings as [(typeof headings)[number]]).id
    const text = `${words()}。`.repeat(1 + random.below(400))
    return act('outline', [[`outline:${id}:${heading}`, text]], () =>
      setOutlineText(desk, { application: id, heading, text }, officer),
    )
  },
  () => {
    const all = listApplications(desk.store).flatMap(({ id, category }) => (category === 'enterprise' ? [id] : []))
    const reason = words()
    const claims = all.map((id): Claim => [`ruling:${id}:noAccident`, reason])
    return act('rulings', claims, () =>
      ruleMany(
        desk,
        { rulings: all.map((application) => ({ application, checks: ['noAccident'] })), outcome: 'pass', reason },
        officer,
      ),
    )
  },
  () => {
    const { id, declined } = listApplications(desk.store).find((a) => a.rank === undefined) ?? some()
    const reason = declined ? '' : words()
    return act('declined', [[`declined:${id}`, reason]], () =>
      declined ? reconsider(desk, { application: id }, officer) : decline(desk, { application: id, reason }, officer),
    )
  },
  () => {
    const { id } = some()
    const value = random.one(['品牌建设', '绿色制造', '供应链管理'])
    return act('policy', [[`policy:${id}:field`, value]], () =>
      answerPolicy(desk, { application: id, key: 'field', value }, officer),
    )
  },
  () => {
    const { id } = some()
    const text = words()
    return act('note', [[`note:${id}`, text]], () => writeNote(desk, { application: id, kind: 'memo', text }, officer))
  },
  () => {
    const basedOn = readRanking(desk.store, 'enterprise')
    const order = [...basedOn.slice(1), ...basedOn.slice(0, 1)]
    return act('order', [[`order:enterprise`, order.join(' ')]], () =>
      rank(desk, { category: 'enterprise', order, basedOn, reason: words() }, officer),
    )
  },
  async () => {
    const { id, category } = some()
    const key = fieldsOf(categoryOf(desk.scheme, category)).find(({ type }) => type === 'text')?.key ?? ''
    const of = `value:${id}:${key}`
    const before = readApplication(desk.store, id)?.values.find((v) => v.key === key)?.value ?? ''
    const value = words()
    const kept = await act<Kept>('value', [[of, value]], () =>
      correctValue(desk, { application: id, key, value }, officer),
    )
    const step = kept?.step
    if (step) await act('undo', [[of, before]], () => undo(desk, { step }, officer))
  },
] as const

/** An applicant's folder nobody has handed in yet, most likely. */
const handIn = () => join(handIns, random.one(readdirSync(handIns) as [string]))

const takingIn = [
  () => {
    const { id } = some()
    const path = join(handIn(), '营业执照.pdf')
    return act(
      'attachment',
      [[`attachments:${id}`, anything]],
      () => addAttachments(desk, { application: id, from: { path } }, officer, { workers }),
      () => [[`attachments:${id}`, namesIn(id)]],
    )
  },
  () => {
    const { id, attachments } = some()
    const [first, ...rest] = attachments
    if (!first) return
    return act('removal', [[`attachments:${id}`, namesOf(rest)]], () =>
      removeAttachment(desk, { application: id, attachment: first.id }, officer),
    )
  },
  () => {
    const folder = handIn()
    const known = listApplications(desk.store).filter((a) => a.folder === basename(folder))
    return act(
      'intake',
      known.map(({ id }) => [`attachments:${id}`, anything]),
      () => importFolder(desk, { folder }, officer, { workers }),
      ({ applications, known, returned }) =>
        applications.flatMap((id) => [
          ...(known.includes(id) || returned.includes(id) ? [] : [[`folder:${id}`, basename(folder)] as const]),
          [`attachments:${id}`, namesIn(id)],
        ]),
    )
  },
] as const

const roundNow = (id: string): Claim => [`round:${id}`, roundText(readApplication(desk.store, id)?.round)]

/** 补正 from sent to closed. */
const asking = [
  async () => {
    const byDate = `2023-08-0${1 + random.below(9)}`
    const would = listApplications(desk.store).map(({ id }): Claim => [`round:${id}`, anything])
    const issued = await act(
      'letters issued',
      would,
      () => issueLetters(desk, { kind: 'correction', byDate, way: 'printed', at: july }, officer),
      ({ applications }) => applications.map(roundNow),
    )
    const [id] = issued?.applications ?? []
    if (id === undefined) return
    const of: Claim[] = [[`round:${id}`, anything]]
    const dueOn = `2023-08-${10 + random.below(10)}`
    await act(
      'round dated',
      of,
      () => dateRound(desk, { application: id, dueOn }, officer),
      () => [roundNow(id)],
    )
    await act(
      'round closed',
      of,
      () => closeRound(desk, { application: id, reason: words() }, officer),
      () => [roundNow(id)],
    )
  },
] as const

const returnedNow = (id: string): Claim => [`returned:${id}`, String(readApplication(desk.store, id)?.returned ?? 0)]

/** A form that comes back onto an application: it is kept, then its original taken over, then the rest left. */
const comingBack = [
  () => {
    const { id } = some()
    return act(
      'comes back',
      [
        [`returned:${id}`, anything],
        [`attachments:${id}`, anything],
      ],
      () => importFolder(desk, { folder: handIn() }, officer, { workers, into: id }),
      () => [returnedNow(id), [`attachments:${id}`, namesIn(id)]],
    )
  },
  () => {
    const [id, form] = open() ?? []
    if (!id || !form) return
    return act(
      'form taken over',
      [
        [`form:${id}`, form.form.sha256],
        [`returned:${id}`, anything],
      ],
      () => takeOver(desk, { application: id, returned: form.uid, places: ['form'] }, officer),
      () => [[`form:${id}`, form.form.sha256], returnedNow(id)],
    )
  },
  () => {
    const [id, form] = open() ?? []
    if (!id || !form) return
    return act(
      'rest dismissed',
      [[`returned:${id}`, anything]],
      () => dismissReturn(desk, { application: id, returned: form.uid }, officer),
      () => [returnedNow(id)],
    )
  },
] as const

/** A form that waits to be gone through, and whose it is. */
function open(): [string, ReturnedForm] | undefined {
  const owner = listApplications(desk.store).find((a) => a.returned)
  const form = owner && returnedFormsOf(desk.store, owner.id).find(({ state }) => state === 'open')
  return owner && form && [owner.id, form]
}

async function fileClaims(paths: readonly string[]): Promise<Claim[]> {
  const claims: Claim[] = []
  for (const path of paths) claims.push([`file:${relative(desk.store.folder, path)}`, (await sha256Of(path)) ?? ''])
  return claims
}

const making = [
  async () => {
    const phone = `021-${60_000_000 + random.below(9_999_999)}`
    await act('phone', [['phone', phone]], () => updateBatch(desk, { phone }, officer))
    const frozen = await act(
      'freezing',
      [],
      () => freezeWithCopies(desk, {}, officer),
      ({ edition }) => [[`edition:${edition.number}`, edition.hash]],
    )
    if (!frozen) return
    const out = editionFolder(desk, frozen.edition)
    await act(
      'summary',
      [],
      () => makeSummary(desk, { out }, officer, { workers, fontFolders: [] }),
      ({ summary, summaryPdf }) => fileClaims([summary.path, summaryPdf.path]),
    )
    await act(
      'package',
      [],
      () => finishPackage(desk, { out, reason: '样例：尚未盖章' }, officer, { workers, fontFolders: [] }),
      ({ package: { path } }) => fileClaims([path]),
    )
    const receipt = [{ file: '回执.pdf', path: join(handIn(), '营业执照.pdf') }]
    const handed = { way: 'inPerson', on: '2023-08-09', handedBy: words(), receivedBy: words() } as const
    await act(
      'delivery',
      [],
      () => recordDelivery(desk, { ...handed, receipt }, officer),
      ({ uid, receivedBy, receipt }) => [
        [`delivery:${uid}`, receivedBy],
        ...receipt.map(({ sha256 }): Claim => [`stored:${sha256}`, sha256]),
      ],
    )
  },
] as const

/** 方案有更正, and 重印 of what was frozen before it. */
const correcting = [
  async () => {
    const own = await noticeFiles(desk)
    if (!own.ok) throw new Error(own.problem.message)
    const scheme = jsonOf(schemeFile, own.value.get(schemeFile) ?? new Uint8Array())
    if (!('value' in scheme)) throw new Error('no scheme')
    const corrected = { ...(scheme.value as object), addressee: words() }
    const notice = openNoticePackage(new Map([...own.value, [schemeFile, jsonBytes(corrected)]]))
    if (!notice.ok) throw new Error(notice.problem.message)
    const reason = words()
    await act('correction', [['notice', notice.value.hash]], () =>
      holder.correct((desk) => correctNotice(desk, { notice: notice.value, reason }, officer)),
    )
    desk = holder.desk() ?? desk
  },
  async () => {
    const edition = listEditions(desk.store).at(-1)?.number
    if (edition === undefined) return
    const out = join(dataFolder(desk.store.folder).exports, `重印${edition}`)
    await act(
      'reprint',
      [],
      () => reprint(desk, { edition, out }, officer, { workers, fontFolders: [] }),
      ({ made }) => fileClaims(made.map(({ path }) => path)),
    )
  },
] as const

const copying = [
  () =>
    act(
      'copy',
      [],
      () => copyDesk(desk, 'hand'),
      ({ name }) => [[`copy:${name}`, 'there']],
    ),
  ...editing.slice(0, 2),
] as const

const restoring = [
  async () => {
    const { id, category, values } = some()
    const key = fieldsOf(categoryOf(desk.scheme, category)).find(({ type }) => type === 'text')?.key ?? ''
    const of = `value:${id}:${key}`
    const before = values.find((v) => v.key === key)?.value ?? ''
    const kept: Claim[] = [[of, before], recorded()]
    const copy = await act('copy', [], () => copyDesk(desk, 'hand'))
    const value = words()
    await act('value', [[of, value]], () => correctValue(desk, { application: id, key, value }, officer))
    if (!copy) return
    const from = { place: placeHere(folder).root, name: copy.name, folder }
    await act(
      'restoring',
      kept,
      () => restoreCopy(holder, from, officer),
      () => {
        desk = holder.desk() ?? desk
        return [[of, before]]
      },
    )
  },
] as const

const kinds: Readonly<Record<string, readonly [() => unknown, ...(() => unknown)[]]>> = {
  editing,
  'taking-in': [...takingIn, ...asking, ...comingBack],
  making: [...making, ...correcting],
  copying,
  restoring,
  everything: [...editing, ...editing, ...takingIn, ...asking, ...comingBack, ...copying, ...making, ...correcting],
}

for (let done = 0; done < Number(count); done++) await random.one(kinds[kind] ?? editing)()
await workers.close()
closeDesk(desk)
