import { signIn } from './officer.ts'
import { applicationId, names, password } from './people.ts'
import { type Work, workAtDesk } from './random-work.ts'
import { heldAgainstRecord } from './record.ts'
import { serveOffice } from './served-office.ts'
import { timesOf } from './times.ts'

export type Outcome = {
  /** Acknowledged changes. */
  readonly kept: number
  readonly conflicts: number
  readonly calls: number
  /** How soon a value was acknowledged. */
  readonly times: ReturnType<typeof timesOf>
  /** What was acknowledged and is not so, or was overwritten unseen; whatever was refused without reason. */
  readonly wrong: readonly string[]
}

/** Four officers at random work on one desk through the office's door, until it is over for each. */
export async function trial({
  seed,
  applications,
  isOver,
  address,
}: {
  readonly seed: number
  readonly applications: number
  readonly isOver: (calls: number) => boolean
  readonly address: string
}): Promise<Outcome> {
  const office = await serveOffice({ address, applications, recommended: 0, renderer: '' })
  try {
    // One after the other, as who tries many at once from one machine is made to wait.
    const clients = []
    for (const name of names) clients.push({ name, client: await signIn(office.where, name, password) })
    const [first = '', ...others] = Array.from({ length: applications }, (_, n) => applicationId(n + 1))
    const works = await Promise.all(
      clients.map(({ name, client }, n) =>
        workAtDesk(client, { name, seed: seed * 100 + n, applications: [first, ...others], isOver }),
      ),
    )
    const kept = works.flatMap((work) => work.kept)
    const held = heldAgainstRecord(await office.stop(), names, kept)
    const sum = (of: (work: Work) => number) => works.reduce((total, work) => total + of(work), 0)
    return {
      kept: kept.length,
      conflicts: sum((work) => work.conflicts),
      calls: sum((work) => work.calls),
      times: timesOf(works.flatMap((work) => work.times)),
      wrong: [...works.flatMap((work) => work.faults), ...office.bugs, ...held],
    }
  } finally {
    office.remove()
  }
}
