import { createInterface } from 'node:readline'
import { type Readable, Writable } from 'node:stream'

/** Asks on the terminal; what is typed is not shown, and '' where nobody answers. */
export function ask(
  question: string,
  { input, err }: { readonly input: Readable; readonly err: Writable } = { input: process.stdin, err: process.stderr },
): Promise<string> {
  err.write(question)
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input, output: unseen, terminal: true })
  return new Promise((resolve) => {
    lines.once('close', () => {
      err.write('\n')
      resolve('')
    })
    lines.question('', (answer) => {
      // Before `close`, which answers that nobody did.
      resolve(answer)
      lines.close()
    })
  })
}
