import type { LongStep } from '../../../src-domain/progress.ts'
import { threads } from '../../documents/workers/kinds.ts'
import type { Workers } from '../../documents/workers/workers.ts'
import type { Desk } from '../desk.ts'
import { openUnpacking } from '../uploads/unpacking.ts'
import type { Applicant } from './divide-intake.ts'
import { type PutApplication, putApplication } from './put-application.ts'
import { type ApplicantReading, readApplicant } from './read-applicant.ts'

/** What an applicant has handed in, read, with its files in the store and nothing of it kept yet. */
export type PutApplicant = Omit<ApplicantReading, 'applications'> & {
  readonly folder: string
  readonly applications: readonly PutApplication[]
}

/** An applicant that is being read and put into the store while those before it are kept. */
export type Ahead = {
  readonly whole: Promise<PutApplicant>
  /** Undefined for as long as it is not whole. */
  readonly ready: () => PutApplicant | undefined
  /** Waits for it to end, and removes what was unpacked for it. */
  readonly letGo: () => Promise<void>
}

/**
 * So many applicants at once are being read, put into the store or waiting to be kept: reading costs processors, keeping
 * costs the disk, and what is ready by then is kept with one wait for it.
 */
export const mostAhead = 2 * threads.reading.count

export function readAhead(
  desk: Desk,
  applicant: Applicant,
  { workers, signal }: LongStep & { readonly workers: Workers },
): Ahead {
  const unpacking = openUnpacking(desk, workers, signal)
  let ready: PutApplicant | undefined
  const read = async (): Promise<PutApplicant> => {
    const { applications, ...reading } = await readApplicant(applicant, {
      ...{ scheme: desk.scheme, workers, unpacking, signal },
    })
    const put: PutApplication[] = []
    for (const application of applications) put.push(await putApplication(desk, application, { workers, signal }))
    ready = { ...reading, folder: applicant.name, applications: put }
    return ready
  }
  const whole = read()
  // What fails while those before are being kept is thrown where it is waited for.
  const ended = whole.then(
    () => {},
    () => {},
  )
  return { whole, ready: () => ready, letGo: () => ended.then(() => unpacking.close()) }
}
