import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { closeDesk, createDesk, openDesk } from '../../../../src-main/desk/desk.ts'
import { must, temporaryFolder } from '../../../support/desk.ts'
import { spend } from '../../../support/let-in.ts'
import { builtProgram } from '../../../support/program.ts'
import { newBatch } from '../../router/desks.ts'

const program = await builtProgram(join(import.meta.dirname, 'programs/serve.ts'))

/** Starts the shell on a data folder; `output` and `errors` gather what it says. */
function start(folder: string) {
  const child = spawn(process.execPath, [program, folder])
  onTestFinished(() => void child.kill('SIGKILL'))
  const said = { output: '', errors: '' }
  child.stdout.on('data', (chunk) => {
    said.output += chunk
  })
  child.stderr.on('data', (chunk) => {
    said.errors += chunk
  })
  return { child, said }
}

async function ended(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  const [code] = await once(child, 'exit')
  return code
}

/** A data folder with a batch, closed. */
function batchFolder(): string {
  const folder = join(temporaryFolder(), '徐汇2023')
  closeDesk(must(createDesk(folder, newBatch)))
  return folder
}

/** A browser that only notes what it was started with, and a home of its own. */
function machine() {
  const home = temporaryFolder()
  const started = join(home, 'started')
  const browser = join(home, 'chromium')
  writeFileSync(browser, `#!/bin/sh\nprintf '%s\\n' "$@" > ${started}.partial\nmv ${started}.partial ${started}\n`)
  chmodSync(browser, 0o755)
  return { home, started, env: { ...process.env, HOME: home, PATH: `${home}:${process.env.PATH}`, DISPLAY: ':none' } }
}

/** Whatever a program was started with can be read by every user of the machine. */
describe.skipIf(process.platform !== 'linux')('the browser it opens', () => {
  const opened = async () => {
    const { home, started, env } = machine()
    const child = spawn(process.execPath, [program, batchFolder(), 'open'], { env })
    onTestFinished(() => void child.kill('SIGKILL'))
    // The program may go on once its parent hears it, and nothing here reads what it says.
    child.stderr.resume()
    await expect.poll(() => existsSync(started)).toBe(true)
    const [argument = ''] = readFileSync(started, 'utf8').split('\n')
    return { home, child, argument, path: fileURLToPath(argument.replace(/^--app=/, '')) }
  }

  it('is started without a secret, by a file that nobody else can read and that is gone once it was used', async () => {
    const { home, argument, path } = await opened()
    expect(path.startsWith(home)).toBe(true)
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    const [, address = ''] = /content="0; url=([^"]+)"/.exec(readFileSync(path, 'utf8')) ?? []
    const token = new URL(address).hash.slice(1)
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(argument).not.toContain(token)
    expect((await spend(address)).status).toBe(200)
    expect(existsSync(dirname(path))).toBe(false)
    expect((await spend(address)).status).toBe(401)
  })

  it('leaves no file behind when it never came', async () => {
    const { child, path } = await opened()
    child.kill('SIGTERM')
    expect(await ended(child)).toBe(0)
    expect(existsSync(dirname(path))).toBe(false)
  })
})

describe('the loopback shell', () => {
  it.each(['SIGTERM', 'SIGINT', 'the end of its input'])(
    'prints its address alone and closes the desk on %s',
    async (end) => {
      const folder = batchFolder()
      const { child, said } = start(folder)
      await once(child.stdout, 'data')
      expect(said.output).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/open#[\w-]+\n$/)
      expect((await spend(said.output.trim())).status).toBe(200)
      expect(openDesk(folder)).toMatchObject({ ok: false, problem: { code: 'store-in-use' } })

      if (end === 'SIGTERM' || end === 'SIGINT') child.kill(end)
      else child.stdin.end()
      expect(await ended(child)).toBe(0)
      closeDesk(must(openDesk(folder)))
      await expect(fetch(said.output.trim())).rejects.toThrow()
    },
  )

  it('ends when its parent has gone without a word', async () => {
    const folder = batchFolder()
    // The parent starts the shell with an input that never ends and is then killed.
    const script = `
      const { spawn } = require('node:child_process')
      spawn(process.execPath, ${JSON.stringify([program, folder])}, { stdio: ['ignore', 'inherit', 'inherit'] })
      setInterval(() => {}, 1000)`
    const parent = spawn(process.execPath, ['-e', script])
    onTestFinished(() => void parent.kill('SIGKILL'))
    const [address] = await once(parent.stdout, 'data')
    const origin = new URL(String(address)).origin
    expect((await fetch(origin)).status).toBe(401)
    parent.kill('SIGKILL')
    await expect.poll(() => fetch(origin).catch(() => 'gone')).toBe('gone')
    closeDesk(must(openDesk(folder)))
  })

  it('leads to the setting up of a batch where there is none yet', async () => {
    const { child, said } = start(join(temporaryFolder(), '新文件夹'))
    await once(child.stdout, 'data')
    expect(said.output).toMatch(/^http/)
  })

  it('says in Chinese why a data folder cannot be opened, and names it', async () => {
    const folder = batchFolder()
    const desk = must(openDesk(folder))
    onTestFinished(() => closeDesk(desk))
    const { child, said } = start(folder)
    expect(await ended(child)).toBe(1)
    expect(said.errors).toMatch(/^数据文件夹“徐汇2023”正由另一个窗口使用/)
    expect(said.output).toBe('')
  })
})
