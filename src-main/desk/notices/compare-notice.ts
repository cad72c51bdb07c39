import { listApplications } from '../../../db/applications.ts'
import { inTodaysWords } from '../../../src-domain/checks/former-words.ts'
import { type FullScheme, SchemeFile } from '../../../src-domain/checks/full-scheme.ts'
import { applicantName } from '../../../src-domain/edition/edition-content.ts'
import { type Effect, effectsOf } from '../../../src-domain/notices/correction/effects.ts'
import { orphansOf } from '../../../src-domain/notices/correction/orphans.ts'
import { type Difference, schemeDifference } from '../../../src-domain/notices/correction/scheme-difference.ts'
import { schemeFile } from '../../../src-domain/notices/manifest.ts'
import { schemeJson } from '../../../src-domain/notices/scheme-json.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import { type NoticePackage, textOf } from '../../notices/notice-package.ts'
import { batchOf, type ReadableDesk } from '../desk.ts'
import { heldBy } from '../find-application.ts'
import { standingRosters } from '../findings/standing-rosters.ts'
import { keptFile } from '../kept-notice.ts'

/** An effect with whom it is about. */
export type NamedEffect = Effect & { readonly name: string }

/** What a corrected notice says otherwise, what that changes for the applications, and what would have no place in it. */
export type NoticeComparison = {
  readonly differences: readonly (Difference & { readonly effects: readonly NamedEffect[] })[]
  /** Results that change through what no difference of a check is about. */
  readonly otherEffects: readonly NamedEffect[]
  readonly lost: readonly string[]
}

export function compareNotice(desk: ReadableDesk, notice: NoticePackage): NoticeComparison {
  const batch = batchOf(desk)
  const applications = listApplications(desk.store)
  const names = new Map(applications.map((one) => [one.id, applicantName(one, categoryOf(desk.scheme, one.category))]))
  const rosters = standingRosters(desk.store)
  const effects = effectsOf(applications, desk.scheme, notice.scheme, batch, rosters).map((effect) => ({
    ...effect,
    name: names.get(effect.application) ?? effect.application,
  }))
  const before = { file: keptFile(desk.store, batch.notice ?? '') ?? desk.scheme, filled: desk.scheme }
  const after = { file: fileOf(notice), filled: notice.scheme }
  const differences = schemeDifference(before, after)
  // Told once, at the first difference of its check.
  const first = differences.filter((d, i) => d.check && differences.findIndex(({ check }) => check === d.check) === i)
  const told = new Set(first.map(({ check }) => check))
  return {
    differences: differences.map((difference) => ({
      ...difference,
      effects: first.includes(difference) ? effects.filter(({ check }) => check === difference.check) : [],
    })),
    otherEffects: effects.filter(({ check }) => !told.has(check)),
    lost: [...new Set(heldBy(desk.store).flatMap((one) => orphansOf(one, desk.scheme, notice.scheme)))],
  }
}

function fileOf(notice: NoticePackage): FullScheme {
  return SchemeFile.parse(inTodaysWords(schemeJson(textOf(notice, schemeFile) ?? '')))
}
