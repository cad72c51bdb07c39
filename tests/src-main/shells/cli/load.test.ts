import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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

beforeAll(() => buildCommandLine(folder))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('is the built one while the sources are those it was built from, and does the same', async () => {
  const built = await loadCommandLine(folder)
  expect(built.runCommandLine).not.toBe(fromSources.runCommandLine)
  const data = join(temporaryFolder(), '徐汇区')
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

it.each<[string, (built: CommandLineBuild) => CommandLineBuild]>([
  [
    'a source was changed',
    ({ root, sources: [[path] = [''], ...others] }) => ({ root, sources: [[path, 0], ...others] }),
  ],
  ['a source is gone', ({ root, sources }) => ({ root, sources: [...sources, ['src-main/gone.ts', 0]] })],
  ['the project was moved', ({ sources }) => ({ root: '/elsewhere', sources })],
])('is the sources themselves where %s', async (_, altered) => {
  const other = temporaryFolder()
  mkdirSync(other, { recursive: true })
  writeFileSync(join(other, 'build.json'), JSON.stringify(altered(JSON.parse(readFileSync(record, 'utf8')))))
  expect((await loadCommandLine(other)).runCommandLine).toBe(fromSources.runCommandLine)
})

it('is the sources themselves where nothing was built', async () => {
  expect((await loadCommandLine(temporaryFolder())).runCommandLine).toBe(fromSources.runCommandLine)
})
