import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A PostgreSQL of the test's own, on a free port, gone afterwards. */
export type Postgres = {
  /** The address of a database that is empty. */
  newDatabase(): Promise<string>
  stop(): Promise<void>
}

/** Where Debian's package has the programs; undefined where it is not installed. */
const programs = globSync('/usr/lib/postgresql/*/bin/initdb')
  .toSorted()
  .at(-1)
  ?.replace(/initdb$/, '')

/** Why there is none here, to be said where the tests with it are skipped; undefined where there is one. */
export const noPostgres =
  programs === undefined ? 'no PostgreSQL is installed here (apt-get install postgresql)' : undefined

/** Starts one. It refuses to run as root, as whom it takes the place of its package's own user. */
export async function startPostgres(): Promise<Postgres> {
  if (programs === undefined) throw new Error(noPostgres)
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'))
  const who = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : undefined
  if (who) chownSync(folder, who.uid, who.gid)
  const data = join(folder, 'data')
  const stdio = 'ignore'
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'officer', '-A', 'trust', '-E', 'UTF8', '--no-sync', '--no-instructions'],
    { stdio, ...who },
  )
  const port = await freePort()
  const settings = [
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    'fsync=off',
    'max_connections=40',
  ]
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, '-p', String(port), ...settings.flatMap((one) => ['-c', one])],
    { stdio: ['ignore', 'ignore', 'pipe'], ...who },
  )
  await ready(server)
  let databases = 0
  return {
    async newDatabase() {
      const name = `city${databases++}`
      const { default: pg } = await import('pg')
      const client = new pg.Client(`postgres://officer@127.0.0.1:${port}/postgres`)
      await client.connect()
      await client.query(`create database ${name}`)
      await client.end()
      return `postgres://officer@127.0.0.1:${port}/${name}`
    },
    async stop() {
      const gone = once(server, 'exit')
      server.kill('SIGINT')
      await gone
      if (existsSync(folder)) rmSync(folder, { recursive: true, force: true })
    },
  }
}

function idOf(which: '-u' | '-g'): number {
  return Number(String(execFileSync('id', [which, 'postgres'])).trim())
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

/** Its log says so; a server that ends instead has said why. */
function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    server.once('exit', () => reject(new Error(said)))
    server.stderr?.on('data', (chunk: Buffer) => {
      said += chunk
      if (said.includes('ready to accept connections')) resolve()
    })
  })
}
