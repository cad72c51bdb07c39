import { parseArgs } from 'node:util'
import { readingProblem } from '../../../db/problems.ts'
import { type Problem, type ProblemCode, problem } from '../../../src-domain/problems/problem.ts'
import { failed } from '../../../src-domain/result.ts'
import { wellFormed } from '../../../src-domain/text/well-formed.ts'
import { noteBug } from '../../bugs.ts'
import { ask } from './ask.ts'
import { type Call, type Command, type FlagName, flagNames, type OptionName, optionNames } from './command.ts'
import { allCommands, findCommand } from './commands.ts'

/** Problems of how the command was called, not of what it found. */
const wrongUse: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  ...(['command-unknown', 'option-missing', 'option-unrecognised', 'arguments-wrong'] as const),
  ...(['application-unknown', 'application-unnamed', 'application-ambiguous', 'letter-for-unknown'] as const),
  ...([
    'category-unknown',
    'letter-unknown',
    'list-unknown',
    'outcome-unknown',
    'check-unknown',
    'option-unknown',
  ] as const),
  ...(['field-unknown', 'field-ambiguous', 'field-without-row', 'field-undivided', 'year-unknown'] as const),
  ...(['value-refused', 'ruling-without-reason', 'decline-without-reason', 'letters-of-batch'] as const),
  ...(['withdraw-without-reason', 'ruling-absent'] as const),
  ...(['scheme-unknown', 'district-unknown', 'store-missing', 'intake-unreadable'] as const),
  ...(['package-not-found', 'package-is-folder', 'date-unreadable', 'date-too-late'] as const),
  ...(['backups-none', 'copy-unknown', 'password-needed', 'password-wrong', 'backup-place-missing'] as const),
  ...(['officer-unnamed'] as const),
  ...(['city-action-unknown', 'city-missing', 'city-criteria', 'city-number-unknown'] as const),
  ...(['city-nothing-there', 'city-date', 'city-district-unknown'] as const),
])

/** Where a command line writes: answers to `out`, everything else to `err`. */
export type Streams = {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Whether somebody is watching `err`. */
  readonly terminal: boolean
  /** Asks whoever sits there for what is not to be seen; absent where nobody does. */
  readonly ask?: (question: string) => Promise<string>
}

/** Runs one command line. 0: done; 1: done, with something amiss, or refused; 2: wrong use. */
export async function runCommandLine(argv: readonly string[], streams: Streams): Promise<number> {
  const [name = 'help', ...rest] = wellFormed(argv)
  if (name === 'help' || name === '--help' || name === '-h') {
    streams.out(`${await help()}\n`)
    return 0
  }
  const json = rest.includes('--json')
  const refuse = (problem: Problem) => complain(problem, json, streams)
  const command = await findCommand(name)
  if (!command) {
    const status = refuse(problem('command-unknown', { name }))
    streams.err(`\n${await help()}\n`)
    return status
  }
  const parsed = parse(command, rest)
  if ('code' in parsed) return refuse(parsed)
  const { args, values, flags } = parsed
  const progress = progressOn(streams)
  const call: Call = {
    args,
    option: (option) => values[option] ?? '',
    optional: (option) => values[option],
    flag: (name) => flags.has(name),
    password: async (question) => process.env.SELECTION_DESK_PASSWORD ?? (await streams.ask?.(question)) ?? '',
    progress: progress.show,
    warn: (line) => streams.err(`${line}\n`),
  }
  const answer = await command.run(call).catch((error: unknown) => {
    const failing = readingProblem(error, call.option('data'))
    if (failing) return failed(failing)
    noteBug(error)
    return failed(problem('unexpected'))
  })
  progress.clear()
  if (!answer.ok) return refuse(answer.problem)
  streams.out(`${json ? JSON.stringify(answer.value.json, null, 2) : answer.value.text}\n`)
  return answer.value.amiss ? 1 : 0
}

type Parsed = {
  readonly args: string[]
  readonly values: Partial<Record<OptionName, string>>
  readonly flags: ReadonlySet<FlagName>
}

function parse(command: Command, argv: readonly string[]): Parsed | Problem {
  const usage = `npm run --silent desk -- ${command.usage}`
  try {
    const { positionals, values } = parseArgs({
      // A negative figure is a value, not an option.
      args: argv.map((arg) => (/^-\d/.test(arg) ? ` ${arg}` : arg)),
      allowPositionals: true,
      options: {
        ...Object.fromEntries(optionNames.map((option) => [option, { type: 'string' as const }])),
        ...Object.fromEntries(flagNames.map((flag) => [flag, { type: 'boolean' as const }])),
        json: { type: 'boolean' },
      },
    })
    const [least, most] = command.takes
    const given = values as Partial<Record<OptionName, string>>
    const missing = command.needs.filter((option) => !given[option]?.trim())
    if (missing.length > 0) return problem('option-missing', { missing: missing.map((o) => `--${o}`), usage })
    if (positionals.length < least || positionals.length > most) return problem('arguments-wrong', { usage })
    const flags = new Set(flagNames.filter((flag) => (values as Record<string, unknown>)[flag] === true))
    return { args: positionals.map((arg) => arg.trim()), values: given, flags }
  } catch {
    return problem('option-unrecognised', { usage })
  }
}

function complain(problem: Problem, json: boolean, { out, err }: Streams): number {
  if (json) out(`${JSON.stringify({ error: problem }, null, 2)}\n`)
  err(`${problem.message}\n`)
  return wrongUse.has(problem.code) ? 2 : 1
}

/** Progress goes to `err`: rewritten in place on a terminal, a line every few seconds elsewhere. */
function progressOn({ err, terminal }: Streams) {
  let shownAt = 0
  return {
    show(line: string) {
      const at = Date.now()
      if (at - shownAt < (terminal ? 100 : 3000)) return
      shownAt = at
      err(terminal ? `\r\u001b[K${line}` : `${line}\n`)
    },
    clear() {
      if (terminal && shownAt > 0) err('\r\u001b[K')
    },
  }
}

async function help(): Promise<string> {
  const lines = (await allCommands()).map((c) => `  ${c.usage}\n      ${c.about}`)
  return `遴选工作台 命令行\n\n用法：npm run --silent desk -- 命令 …  （每个命令都可加 --json）\n\n${lines.join('\n')}`
}

/** The same where a person, or a script, has called it. */
export function fromTerminal(argv: readonly string[]): Promise<number> {
  return runCommandLine(argv, {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    terminal: process.stderr.isTTY,
    ...(process.stdin.isTTY && { ask }),
  })
}
