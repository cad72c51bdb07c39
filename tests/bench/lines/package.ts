import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { verifyPackage } from '../../../src-main/package/verify-package.ts'
import { must } from '../../support/desk.ts'
import { fileMebibytes, makeFiles, writeAll } from '../big-package.ts'
import type { Bench, Size } from '../line.ts'
import { run, seconds, temporaryFolder } from '../measure.ts'
import { lacking } from '../peers.ts'

/** The package of 4 GiB: every file hashed, written, read back and verified; and verified alone, as the city does. */
export async function bigPackage({ quick }: Size): Promise<Bench> {
  const folder = temporaryFolder()
  const [few, some, all] = quick ? ([1, 1, 3] as const) : ([1, 10, 100] as const)
  const files = makeFiles(folder.path, all)
  const extent = `${Number(((all * fileMebibytes) / 1024).toFixed(1))} GiB`
  const written = (count: number) => () =>
    seconds(() => writeAll(folder.path, files.slice(0, count), `package-${count}.zip`))
  const verified = (count: number) => () =>
    seconds(async () => {
      const report = must(await verifyPackage(join(folder.path, `package-${count}.zip`)))
      if (!report.ok) throw new Error('the package is not what its manifest says')
    })
  const shell = (script: string) => seconds(() => run('sh', ['-c', script], folder.path))
  async function there(): Promise<void> {
    for (const count of [few, some, all]) {
      if (!existsSync(join(folder.path, `package-${count}.zip`))) await written(count)()
    }
    if (!existsSync(join(folder.path, 'other.zip'))) await shell(zipped)
  }
  const zipped = 'rm -f other.zip; sha256sum files/* > sums && zip -0 -q -r other.zip files && unzip -tqq other.zip'
  return {
    lines: [
      {
        what: `package: ${extent} hashed, written, read back and verified`,
        how: `${all} files of ${fileMebibytes} MiB put into one ZIP with its manifest: each hashed as it is read, the package forced to the disk, then read back entry by entry against the manifest before it has its name. The others run one after the other over the same files; zip does not force anything to the disk.`,
        ...{ unit: 's', aim: 1, ours: written(all), smaller: [written(few), written(some)], before: written(some) },
        against: { name: 'sha256sum, zip -0, unzip -t', run: () => shell(zipped), ...lacking('zip', 'unzip') },
      },
      {
        what: `verify: the package of ${extent}`,
        how: 'Every entry of the package that was written read and hashed against its manifest, and nothing besides it allowed. The others read the ZIP against its CRC-32, then the loose files against their SHA-256.',
        ...{
          unit: 's',
          aim: 0.8,
          ours: verified(all),
          smaller: [verified(few), verified(some)],
          before: there,
        },
        against: {
          name: 'unzip -t, sha256sum -c',
          run: () => shell('unzip -tqq other.zip && sha256sum -c --quiet sums'),
          ...lacking('zip', 'unzip'),
        },
      },
    ],
    close: folder.remove,
  }
}
