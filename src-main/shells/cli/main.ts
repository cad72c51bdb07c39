import { parseArgs } from 'node:util'
import type { Problem } from '../../../src-domain/result.ts'
import { type Command, type OptionName, optionNames } from './command.ts'
import { commands } from './commands.ts'

/** Problems of how the command was called, not of what it found. */
const wrongUse = new Set([
  ...['usage', 'application-unknown', 'check-unknown', 'field-unknown', 'year-unknown', 'option-unknown'],
  ...['value-unreadable', 'reason-missing', 'scheme-unknown', 'district-unknown', 'store-missing'],
  ...['intake-unreadable', 'package-not-found', 'package-is-folder', 'date-wrong', 'papers-of-batch'],
])

/** Runs one command line. 0: done; 1: done, with something amiss, or refused; 2: wrong use. */
async function main(argv: readonly string[]): Promise<number> {
  const [name = 'help', ...rest] = argv
  if (name === 'help' || name === '--help' || name === '-h') {
    console.log(help())
    return 0
  }
  const json = rest.includes('--json')
  const command = commands[name]
  if (!command) return complain({ code: 'usage', message: `没有“${name}”这个命令。\n\n${help()}` }, json)
  const parsed = parse(command, rest)
  if ('code' in parsed) return complain(parsed, json)
  const { args, values } = parsed
  const answer = await command.run({
    args,
    option: (option) => values[option] ?? '',
    optional: (option) => values[option],
    progress: showProgress,
  })
  clearProgress()
  if (!answer.ok) return complain(answer.problem, json)
  console.log(json ? JSON.stringify(answer.value.json, null, 2) : answer.value.text)
  return answer.value.amiss ? 1 : 0
}

type Parsed = { readonly args: string[]; readonly values: Partial<Record<OptionName, string>> }

function parse(command: Command, argv: readonly string[]): Parsed | Problem {
  const usage = `用法：npm run --silent desk -- ${command.usage}`
  try {
    const { positionals, values } = parseArgs({
      // A negative figure is a value, not an option.
      args: argv.map((arg) => (/^-\d/.test(arg) ? ` ${arg}` : arg)),
      allowPositionals: true,
      options: {
        ...Object.fromEntries(optionNames.map((option) => [option, { type: 'string' as const }])),
        json: { type: 'boolean' },
      },
    })
    const [least, most] = command.takes
    const given = values as Partial<Record<OptionName, string>>
    const missing = command.needs.filter((option) => !given[option]?.trim())
    if (missing.length > 0)
      return { code: 'usage', message: `缺少 ${missing.map((o) => `--${o}`).join(' ')}。${usage}` }
    if (positionals.length < least || positionals.length > most)
      return { code: 'usage', message: `参数个数不对。${usage}` }
    return { args: positionals.map((arg) => arg.trim()), values: given }
  } catch {
    return { code: 'usage', message: `不认识的选项。${usage}` }
  }
}

function complain(problem: Problem, json: boolean): number {
  if (json) console.log(JSON.stringify({ error: problem }, null, 2))
  console.error(problem.message)
  return wrongUse.has(problem.code) ? 2 : 1
}

let shownAt = 0

/** Progress goes to stderr: rewritten in place on a terminal, a line every few seconds elsewhere. */
function showProgress(line: string): void {
  const at = Date.now()
  const terminal = process.stderr.isTTY
  if (at - shownAt < (terminal ? 100 : 3000)) return
  shownAt = at
  process.stderr.write(terminal ? `\r\u001b[K${line}` : `${line}\n`)
}

function clearProgress(): void {
  if (process.stderr.isTTY && shownAt > 0) process.stderr.write('\r\u001b[K')
}

function help(): string {
  const lines = Object.values(commands).map((c) => `  ${c.usage}\n      ${c.about}`)
  return `遴选工作台 命令行\n\n用法：npm run --silent desk -- 命令 …  （每个命令都可加 --json）\n\n${lines.join('\n')}`
}

process.exitCode = await main(process.argv.slice(2))
