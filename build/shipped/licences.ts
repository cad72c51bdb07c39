import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Shipped } from './packages.ts'

/** What a package says of its use, whole: its licence, and what it names of others (NOTICE, the licence of a font). */
export function licenceTexts(packages: readonly Shipped[]): ReadonlyMap<Shipped, string> {
  const own = new Map(packages.map((shipped) => [shipped, ownText(shipped)]))
  return new Map(packages.map((shipped) => [shipped, own.get(shipped) ?? sameLicence(shipped, own)]))
}

const named = /^(licen[cs]e|copying|notice|ofl|copyright)/i

function ownText({ path }: Shipped): string | undefined {
  const files = readdirSync(path).filter((name) => named.test(name))
  // The maps and faces a PDF viewer brings have licences of their own, beside them.
  const beside = readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
    .flatMap(({ name: folder }) =>
      readdirSync(join(path, folder), { withFileTypes: true })
        .filter((entry) => entry.isFile() && named.test(entry.name) && !/\.[jt]s$/.test(entry.name))
        .map(({ name }) => join(folder, name)),
    )
  const texts = [...files, ...beside].sort().map((name) => readFileSync(join(path, name), 'utf8').trim())
  return texts.length > 0 ? [...new Set(texts)].join('\n\n――――――\n\n') : fromReadme(path)
}

function fromReadme(path: string): string | undefined {
  const readme = join(path, 'README.md')
  if (!existsSync(readme)) return undefined
  const [, section] = /^#+ Licen[cs]e\s*$([\s\S]*)/im.exec(readFileSync(readme, 'utf8')) ?? []
  return section && /permission is hereby granted/i.test(section) ? section.trim() : undefined
}

/** A package without a text of its own: the words of another one under the same licence, with its own author. */
function sameLicence(shipped: Shipped, own: ReadonlyMap<Shipped, string | undefined>): string {
  const { author } = JSON.parse(readFileSync(join(shipped.path, 'package.json'), 'utf8'))
  const by = typeof author === 'string' ? author : (author?.name ?? shipped.name)
  const [, text] = [...own].find(([other, words]) => other.licence === shipped.licence && words) ?? []
  const words = text?.replace(/^.*copyright (?:\(c\)|©|\d).*$\n?/gim, '').trim()
  return [`${shipped.name}, ${by}`, words ?? `https://spdx.org/licenses/${shipped.licence}.html`].join('\n\n')
}
