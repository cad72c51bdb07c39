import type { RouterClient } from '@orpc/server'
import { applications } from './applications.ts'
import { attachments } from './attachments.ts'
import { backup } from './backup.ts'
import { beginning } from './beginning.ts'
import { books } from './books.ts'
import { city } from './city.ts'
import { delivery } from './delivery.ts'
import { desk } from './desk.ts'
import { doctor } from './doctor.ts'
import { editions } from './editions.ts'
import { events } from './events.ts'
import { findings } from './findings.ts'
import { handOver } from './hand-over.ts'
import { host } from './host.ts'
import { intake } from './intake.ts'
import { letters } from './letters.ts'
import { lists } from './lists.ts'
import { meeting } from './meeting.ts'
import { memory } from './memory.ts'
import { notes } from './notes.ts'
import { notices } from './notices.ts'
import { office } from './office.ts'
import { people } from './people.ts'
import { policies } from './policies.ts'
import { presence } from './presence.ts'
import { ranking } from './ranking.ts'
import { recusals } from './recusals.ts'
import type { rightsOf } from './rights.ts'
import { rosters } from './rosters.ts'
import { rounds } from './rounds.ts'
import { scans } from './scans.ts'
import { signOff } from './sign-off.ts'
import { undo } from './undo.ts'
import { modes, outline, values } from './values.ts'

/**
 * Everything an interface can ask of the desk. Shells carry it over a MessagePort or over HTTP; what is too large for a
 * call (files in and out) goes through `transfers.ts` beside it.
 */
export const router = {
  beginning,
  desk,
  people,
  office,
  signOff,
  presence,
  recusals,
  applications,
  values,
  modes,
  outline,
  attachments,
  findings,
  ranking,
  meeting,
  editions,
  scans,
  delivery,
  books,
  letters,
  lists,
  notices,
  policies,
  rosters,
  rounds,
  handOver,
  notes,
  intake,
  backup,
  events,
  undo,
  doctor,
  host,
  memory,
  city,
} satisfies Listed<typeof rightsOf>

/** Nothing stands in rights.ts that is not here. */
type Listed<Table> = { readonly [Noun in keyof Table]: { readonly [Procedure in keyof Table[Noun]]: unknown } }

/** And the other way round: a procedure without a line there does not compile. */
type Unlisted = {
  [Noun in keyof Router]: Exclude<
    keyof Router[Noun],
    keyof (Noun extends keyof typeof rightsOf ? (typeof rightsOf)[Noun] : object)
  >
}[keyof Router]
void ([] as readonly Unlisted[] satisfies readonly never[])

export type Router = typeof router

/** The router as its callers see it. */
export type DeskClient = RouterClient<Router>
