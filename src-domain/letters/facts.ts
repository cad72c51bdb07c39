import type { Application } from '../batch/application.ts'
import type { Batch } from '../batch/batch.ts'
import type { Finding } from '../checks/finding.ts'
import type { FullScheme } from '../checks/load-scheme.ts'
import type { Status } from '../checks/status.ts'
import type { OwedItem } from '../delivery/items.ts'
import type { BeyondQuota } from '../edition/edition.ts'
import type { CombinedLine } from '../meeting/combine.ts'
import type { Meeting } from '../meeting/meeting.ts'
import type { Fits } from '../policies/matching.ts'
import type { Adjustments } from '../ranking/adjustments.ts'
import type { Deciding } from '../ranking/deciding.ts'
import type { QuotaUse } from '../ranking/quotas.ts'
import type { CategoryId } from '../schemes/scheme.ts'

/** What a desk knows that letters speak of. What takes work is asked for by those letters alone that need it. */
export type Facts = {
  readonly scheme: FullScheme
  readonly batch: Batch & { readonly liaison: Liaison }
  /** Day the letters are dated, ISO 8601. */
  readonly on: string
  /** Every application that counts, in the order they came in. */
  readonly applications: () => readonly CheckedApplication[]
  readonly arrivalOf: (application: string) => Arrival
  readonly rankingOf: (category: CategoryId) => RankingFacts
  readonly meeting: () => MeetingFacts
  /** Every quota of the notice, with what is recommended. */
  readonly quotas: () => readonly QuotaUse[]
  /** Those in principle that are gone beyond, and why. */
  readonly beyond: () => readonly BeyondQuota[]
  readonly policiesOf: (application: string) => Fits
  readonly deliveryOf: () => DeliveryFacts
}

/** An application with what the checks find in it. */
export type CheckedApplication = {
  readonly application: Application
  readonly findings: readonly Finding[]
  readonly status: Status
}

/** The officer the city writes to (notice 三、6). */
export type Liaison = {
  readonly name?: string
  readonly title?: string
  readonly phone?: string
  readonly email?: string
}

/** When and by whom it was taken in, and which files came later. Instants are ISO 8601. */
export type Arrival = {
  readonly at?: string
  readonly by?: string
  readonly later: readonly { readonly file: string; readonly at: string }[]
}

/** What of the current edition goes to the city; nothing before its package is made. */
export type DeliveryFacts = {
  readonly mark?: string
  readonly items: readonly OwedItem[]
  /** Of the package. */
  readonly sha256?: string
}

export type RankingFacts = {
  /** In rank order. */
  readonly ranked: readonly Candidate[]
  /** Eligible and not recommended. */
  readonly waiting: readonly Candidate[]
  /** What the order came to, from where it started. */
  readonly adjustments: Adjustments
}

/** The meeting, and what its members' sheets come to. */
export type MeetingFacts = {
  readonly meeting: Meeting
  readonly combinedOf: (category: CategoryId) => {
    /** How many sheets count. */
    readonly sheets: number
    readonly lines: readonly CombinedLine[]
  }
}

/** An application with what helps a meeting decide. */
export type Candidate = {
  readonly id: string
  readonly name: string
  readonly modes: readonly string[]
  readonly deciding: readonly Deciding[]
}
