import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/** Asks on the terminal; what is typed is not shown. */
export function ask(question: string): Promise<string> {
  process.stderr.write(question)
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: unseen, terminal: true })
  return new Promise((resolve) => {
    lines.question('', (answer) => {
      lines.close()
      process.stderr.write('\n')
      resolve(answer)
    })
    lines.once('close', () => resolve(''))
  })
}
