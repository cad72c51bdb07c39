import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readScan } from '../../../src-main/documents/reading/scan/read-scan.ts'
import { editionOf, overRecommender, printedSummary, seal } from '../../src-main/documents/reading/scan/paper.ts'
import { asJpeg, scanned } from '../../src-main/documents/reading/scan/scanner.ts'
import { must } from '../../support/desk.ts'
import type { Bench } from '../line.ts'
import { run, seconds, temporaryFolder } from '../measure.ts'
import { lacking } from '../peers.ts'

/** A stamped sheet at 300 dpi, its code and its seal found; zbarimg finds the code alone. */
export async function scan(): Promise<Bench> {
  const folder = temporaryFolder()
  const path = join(folder.path, 'scan.jpg')
  const how = { dpi: 300, seal: overRecommender, tilt: 0.8, noise: 3 }
  writeFileSync(path, asJpeg(await scanned(await printedSummary(editionOf(5)), 1, await seal(), how)))
  return {
    lines: [
      {
        what: 'scan: a stamped A4 at 300 dpi',
        how: 'A grey, tilted, noisy JPEG of the printed summary with a red seal over the recommender: rendered upright, its code read and its seal looked for. zbarimg, started for it, reads the code of the same file and looks for no seal.',
        ...{ unit: 's', aim: 1 },
        ours: () =>
          seconds(async () => {
            if (must(await readScan(path)).codes.length !== 1) throw new Error('the code was not read')
          }),
        against: {
          name: 'zbarimg of the same page',
          run: () => seconds(() => run('zbarimg', ['-q', '--raw', path])),
          ...lacking('zbar-tools'),
        },
      },
    ],
    close: folder.remove,
  }
}
