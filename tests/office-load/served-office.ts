import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { builtProgram } from '../support/program.ts'
import { names, password } from './people.ts'

export type Where = { readonly origin: string; readonly certificate: string }

type Wanted = {
  readonly address: string
  readonly applications: number
  /** So many of them are recommended, in their order. */
  readonly recommended: number
  /** The built renderer, where there are browsers. */
  readonly renderer: string
}

export type ServedOffice = {
  readonly where: Where
  /** What the server has said on stderr: there is to be nothing. */
  readonly bugs: readonly string[]
  /** Ends the server, and answers its data folder. */
  stop(): Promise<string>
  remove(): void
}

/** An office's server in a process of its own, over a new folder. */
export async function serveOffice({ address, applications, recommended, renderer }: Wanted): Promise<ServedOffice> {
  const home = mkdtempSync(join(tmpdir(), 'desk-office-'))
  const folder = join(home, '办公室')
  const program = await builtProgram(join(import.meta.dirname, 'programs/serve.ts'))
  const counts = [String(applications), String(recommended)]
  const server = spawn(process.execPath, [program, folder, address, ...counts, renderer, password, ...names], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const ended = once(server, 'exit')
  const bugs: string[] = []
  server.stderr.on('data', (line) => bugs.push(String(line)))
  const remove = () => {
    server.kill('SIGKILL')
    rmSync(home, { recursive: true, force: true })
  }
  try {
    const [told] = await Promise.race([
      once(server.stdout, 'data'),
      ended.then(() => Promise.reject(new Error(bugs.join('')))),
    ])
    return {
      where: JSON.parse(String(told)) as Where,
      bugs,
      async stop() {
        server.stdin.end()
        await ended
        return folder
      },
      remove,
    }
  } catch (error) {
    remove()
    throw error
  }
}
