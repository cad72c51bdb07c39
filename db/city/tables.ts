/*
 * The city's tables, as SQLite and PostgreSQL both have them: texts and whole numbers alone. What is compared or sorted by
 * the language of people is so in code, since the two collate differently.
 */

export type CityTable = {
  /** 1: there is one. */
  id: number
  uid: string
  scheme: string
  /** Hash of the notice's package, and its scheme.json. */
  notice: string
  scheme_json: string
  /** Criteria of the experts, JSON with a version. */
  criteria: string
  created_at: string
}

export type PackagesTable = {
  uid: string
  /** In the order they were taken. */
  number: number
  state: 'standing' | 'replaced' | 'refused'
  district: string
  recommender: string
  edition: number
  edition_hash: string
  frozen_at: string
  notice: string | null
  file: string
  sha256: string
  size: number
  received_on: string
  taken_at: string
  taken_by: string
  /** JSON with a version. */
  remarks: string
}

export type ApplicationsTable = {
  package: string
  application: string
  /** 1 while its package stands: what everything counts and lists. */
  standing: number
  district: string
  category: string
  rank: number
  name: string
  unit: string
  unit_key: string
  code: string | null
  industry: string | null
  /** JSON lists of texts. */
  modes: string
  summary: string
}

export type ModesTable = { package: string; application: string; mode: string }

/** application.json as it came, apart from what lists read. */
export type PapersTable = { package: string; application: string; data: string }

export type ScoresTable = {
  expert: string
  district: string
  application: string
  criterion: string
  /** A decimal as written. */
  score: string
  at: string
  /** Number of the event that put it there; none where an earlier program did. */
  event: number | null
}

/** Scores that stand no more, by the number of the event that took them away. */
export type ScoresBeforeTable = ScoresTable & { taken_by: number }

export type SelectedTable = { district: string; application: string; at: string; by: string }

export type FormerTable = {
  year: number
  kind: 'category' | 'district' | 'mode' | 'industry'
  key: string
  recommended: number
  selected: number
}

/** What was done, JSON with a version; append-only. */
export type EventsTable = { number: number; at: string; by: string; event: string }

export type Tables = {
  city: CityTable
  packages: PackagesTable
  applications: ApplicationsTable
  application_modes: ModesTable
  papers: PapersTable
  scores: ScoresTable
  scores_before: ScoresBeforeTable
  selected: SelectedTable
  former: FormerTable
  events: EventsTable
}
