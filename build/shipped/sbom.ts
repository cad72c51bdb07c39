import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join, matchesGlob } from 'node:path'
import type { Shipped } from './packages.ts'

/** What is no text of a program: WebAssembly, native code, faces. */
const binaries = '**/*.{wasm,node,ttf,otf,pfb,woff2}'

/** CycloneDX 1.6 (cyclonedx.org): every package that ships, and in it every binary with its hash. */
export function sbom(program: { readonly name: string; readonly version: string }, packages: readonly Shipped[]) {
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', 'bom-ref': program.name, ...program } },
    components: packages.map(({ path, name, version, licence, integrity }) => ({
      type: 'library',
      'bom-ref': `${name}@${version}|${path}`,
      name,
      version,
      purl: `pkg:npm/${name.replace(/^@/, '%40')}@${version}`,
      licenses: [{ expression: licence }],
      hashes: integrity.startsWith('sha512-')
        ? [{ alg: 'SHA-512', content: Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex') }]
        : [],
      components: shippedBinaries(path).map((file) => ({
        type: 'file',
        name: file,
        hashes: [
          {
            alg: 'SHA-256',
            content: createHash('sha256')
              .update(readFileSync(join(path, file)))
              .digest('hex'),
          },
        ],
      })),
    })),
  }
}

/** Those that packaging does not leave out. */
function shippedBinaries(path: string): string[] {
  const leftOut = [...readFileSync('build/electron-builder.yml', 'utf8').matchAll(/^ {2}- '!(node_modules\/.+)'$/gm)]
    .map(([, pattern = '']) => pattern)
    // What differs from system to system ships with one or the other.
    .filter((pattern) => !pattern.includes('${'))
  return globSync(binaries, { cwd: path })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !file.startsWith('node_modules/'))
    .filter((file) => !leftOut.some((pattern) => matchesGlob(`${path}/${file}`, pattern)))
    .sort()
}
