import { join } from 'node:path'
import { verifyPackage } from '../../../src-main/package/verify-package.ts'
import { must } from '../../support/desk.ts'
import { makeFiles, writeAll } from '../big-package.ts'
import type { Bench, Size } from '../line.ts'
import { run, seconds, temporaryFolder } from '../measure.ts'
import { lacking } from '../peers.ts'

/** The package of 4 GiB: every file hashed, written, read back and verified; and verified alone, as the city does. */
export async function bigPackage({ quick }: Size): Promise<Bench> {
  const folder = temporaryFolder()
  const gibibytes = quick ? 0.125 : 4
  const files = await makeFiles(folder.path, gibibytes * 1024)
  const path = join(folder.path, 'package.zip')
  await writeAll(folder.path, files)
  const shell = (script: string) => seconds(() => run('sh', ['-c', script], folder.path))
  const zipped = 'rm -f other.zip; sha256sum files/* > sums && zip -0 -q -r other.zip files && unzip -tqq other.zip'
  await shell(zipped)
  return {
    lines: [
      {
        ...{ what: `package: ${gibibytes} GiB hashed, written, read back and verified`, unit: 's', aim: 1 },
        ours: () => seconds(() => writeAll(folder.path, files)),
        against: { name: 'sha256sum, zip -0, unzip -t', run: () => shell(zipped), ...lacking('zip', 'unzip') },
      },
      {
        ...{ what: `verify: the package of ${gibibytes} GiB`, unit: 's', aim: 0.8 },
        ours: () => seconds(async () => must(await verifyPackage(path))),
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
