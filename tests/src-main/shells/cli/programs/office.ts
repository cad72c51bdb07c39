import { serveUntilStopped } from '../../../../../src-main/shells/cli/commands/office.ts'

/* The command `office` at the machine's address to itself: a folder, a port, and a folder with the page. */

const [folder = '', port = '', renderer = ''] = process.argv.slice(2)
const address = '127.0.0.1'
const addresses = () => [{ address, network: 'lo' }]
const ended = await serveUntilStopped({ folder, address, port: Number(port), renderer, addresses }, (line) =>
  console.log(line),
)
process.exitCode = ended.ok ? 0 : 1
