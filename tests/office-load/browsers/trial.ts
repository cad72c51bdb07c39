import { setTimeout } from 'node:timers/promises'
import { builtRenderer } from '../../e2e/renderer-build.ts'
import { names } from '../people.ts'
import { heldAgainstRecord } from '../record.ts'
import { serveOffice } from '../served-office.ts'
import { timesOf } from '../times.ts'
import { type OwnBrowser, openOwn } from './own-browser.ts'
import { readCrowded, workOnPage } from './page-work.ts'

/** Four officers in four browsers at random work on one desk, until it is over for each. */
export async function browserTrial({
  seed,
  applications,
  recommended,
  pause,
  isOver,
  address,
}: {
  readonly seed: number
  readonly applications: number
  readonly recommended: number
  readonly pause: number
  readonly isOver: (doings: number) => boolean
  readonly address: string
}) {
  const renderer = await builtRenderer()
  const office = await serveOffice({ address, applications, recommended, renderer })
  const own: OwnBrowser[] = []
  try {
    // One after the other, as who tries many at once from one machine is made to wait.
    for (const name of names) own.push(await openOwn(office.where, name))
    const doings = await Promise.all(
      own.map((browser, n) => workOnPage(browser, { seed: seed * 100 + n, applications, pause, isOver })),
    )
    await Promise.all(own.map(({ settled }) => settled()))
    // Longer than until each page hears what the others have done.
    await setTimeout(5000)
    const read = await Promise.all(own.map(readCrowded))
    await Promise.all(own.map(({ close }) => close()))
    const heard = own.map((browser) => browser.heard)
    const kept = heard.flatMap((one) => one.kept)
    const held = heldAgainstRecord(await office.stop(), names, kept)
    return {
      doings: doings.reduce((sum, count) => sum + count, 0),
      /** Acknowledged changes by procedure. */
      kept: Object.fromEntries(
        [...Map.groupBy(kept, ({ procedure }) => procedure)].map(([procedure, all]) => [procedure, all.length]),
      ),
      conflicts: heard.reduce((sum, { conflicts }) => sum + conflicts, 0),
      screen: timesOf(heard.flatMap(({ keeping }) => keeping.screen)),
      call: timesOf(heard.flatMap(({ keeping }) => keeping.call)),
      wrong: [...heard.flatMap(({ faults }) => faults), ...office.bugs, ...held, ...differing(read)],
    }
  } finally {
    await Promise.all(own.map(({ close }) => close()))
    office.remove()
  }
}

/** All see the same in the end. */
function differing(read: readonly (readonly string[])[]): string[] {
  const [first, ...others] = new Set(read.map((one) => one.join('; ')))
  return others.map((other) => `one reads ${first}, another ${other}`)
}
