import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildCommandLine } from '../../../../build/command-line.ts'
import * as fromSources from '../../../../src-main/shells/cli/command-line.ts'
import { type CommandLineBuild, loadCommandLine } from '../../../../src-main/shells/cli/load.ts'
import { temporaryFolder } from '../../../support/desk.ts'
import { runDesk } from './run-desk.ts'

/** Within the project, where it finds its packages. */
const folder = resolve(import.meta.dirname, '../../../../out/test-command-line')
const fixtures = resolve(import.meta.dirname, '../../../fixtures/xuhui-intake')
const record = join(folder, 'build.json')
const home = mkdtempSync(join(tmpdir(), 'desk-'))
const data = join(home, '徐汇区')
const recorded = (): CommandLineBuild => JSON.parse(readFileSync(record, 'utf8'))

beforeAll(() => buildCommandLine(folder))
afterAll(() => {
  for (const made of [folder, home]) rmSync(made, { recursive: true, force: true })
})

it('is the built one while the sources are those it was built from, and does the same', async () => {
  const built = await loadCommandLine(folder)
  expect(built.runCommandLine).not.toBe(fromSources.runCommandLine)
  const batch = ['--district', '徐汇区', '--recommender', '样例单位', '--preparer', '样例', '--phone', '64000000']
  const run = async (...args: string[]) => {
    let said = ''
    const code = await built.runCommandLine(args, { out: (text) => (said += text), err: () => {}, terminal: false })
    return { code, said }
  }
  expect(await run('init', '--data', data, '--scheme', 'shanghai-2023-batch5', ...batch)).toMatchObject({ code: 0 })
  const intake = temporaryFolder()
  const [applicant = ''] = readdirSync(fixtures)
  cpSync(join(fixtures, applicant), join(intake, applicant), { recursive: true })
  // Its threads run from the sources.
  expect(await run('import', intake, '--data', data)).toMatchObject({ said: expect.stringContaining('A01') })
  const { code, stdout } = await runDesk('status', '--data', data)
  expect(await run('status', '--data', data)).toEqual({ code, said: stdout })
})

it('goes on from the build it began with when there is another, and removes none before its day is over', async () => {
  const built = await loadCommandLine(folder)
  const first = recorded().build
  for (const old of ['1000', '2000']) mkdirSync(join(folder, old))
  await buildCommandLine(folder)
  // The second of the old ones was in use until the first build.
  expect(readdirSync(folder).sort()).toEqual(['2000', first, recorded().build, 'build.json'].sort())
  const password = join(temporaryFolder(), '密码.txt')
  writeFileSync(password, '样例密码一二三四')
  const said: string[] = []
  const streams = { out: (text: string) => said.push(text), err: (text: string) => said.push(text), terminal: false }
  // Nobody has loaded this command yet.
  const args = ['hand-over', '--to', temporaryFolder(), '--password-file', password, '--data', data]
  expect(await built.runCommandLine(args, streams), said.join('')).toBe(0)
})

it.each<[string, (built: CommandLineBuild) => CommandLineBuild]>([
  [
    'a source was changed',
    ({ sources: [[path] = [''], ...others], ...same }) => ({ ...same, sources: [[path, 0], ...others] }),
  ],
  ['a source is gone', ({ sources, ...same }) => ({ ...same, sources: [...sources, ['src-main/gone.ts', 0]] })],
  ['the project was moved', (built) => ({ ...built, root: '/elsewhere' })],
])('is the sources themselves where %s', async (_, altered) => {
  const other = temporaryFolder()
  cpSync(folder, other, { recursive: true })
  writeFileSync(join(other, 'build.json'), JSON.stringify(altered(recorded())))
  expect((await loadCommandLine(other)).runCommandLine).toBe(fromSources.runCommandLine)
})

it('is the sources themselves where nothing was built', async () => {
  expect((await loadCommandLine(temporaryFolder())).runCommandLine).toBe(fromSources.runCommandLine)
})

it.each([
  ['gone', (path: string) => rmSync(path)],
  ['cut short', (path: string) => writeFileSync(path, readFileSync(path).subarray(0, 1000))],
])('is the sources themselves where what was built is %s', async (_, damage) => {
  const other = temporaryFolder()
  cpSync(folder, other, { recursive: true })
  damage(join(other, recorded().build, 'command-line.js'))
  expect((await loadCommandLine(other)).runCommandLine).toBe(fromSources.runCommandLine)
})
