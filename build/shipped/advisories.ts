import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/*
 * npm run advisories, part of npm run build: what is known against the packages that ship, asked of the registry. Ends
 * with 1 when there is something; a registry that does not answer is said in words, and is no reason not to build.
 */

const list = 'out/renderer/sbom.cdx.json'
if (!existsSync(list)) {
  console.error(`${list} is missing: run npm run build first.`)
  process.exit(1)
}
const { components } = JSON.parse(readFileSync(list, 'utf8')) as { components: { name: string; version: string }[] }
const shipped = new Set(components.map(({ name }) => name))

const { stdout } = spawnSync('npm', ['audit', '--json', '--package-lock-only'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
})
const answer = parsed(stdout)
if (!answer?.vulnerabilities) {
  console.error(
    `Advisories were not checked: the registry did not answer${answer?.message ? ` (${answer.message})` : ''}. ` +
      `${shipped.size} packages ship, as listed in ${list}; check them on a machine that reaches the registry.`,
  )
} else {
  const known = Object.values(answer.vulnerabilities).filter(({ name }) => shipped.has(name))
  for (const { name, severity, via } of known) {
    const titles = via.flatMap((reason) => (typeof reason === 'string' ? [] : [`${reason.title} ${reason.url}`]))
    console.error(`${severity}: ${name}: ${titles.join('; ') || 'through what it needs'}`)
  }
  console.error(`${known.length} advisories for the ${shipped.size} packages that ship.`)
  if (known.length > 0) process.exitCode = 1
}

type Audit = {
  readonly message?: string
  readonly vulnerabilities?: Readonly<
    Record<
      string,
      {
        readonly name: string
        readonly severity: string
        readonly via: readonly (string | { readonly title: string; readonly url: string })[]
      }
    >
  >
}

function parsed(text: string): Audit | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
