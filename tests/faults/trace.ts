import { readFileSync } from 'node:fs'

/** What a process did to a disk, in the order it was done. Paths are absolute; data are the bytes themselves. */
export type Step =
  | { readonly does: 'write'; readonly path: string; readonly at: number; readonly data: Buffer }
  | { readonly does: 'cut'; readonly path: string; readonly size: number }
  | { readonly does: 'make'; readonly path: string; readonly folder: boolean }
  | { readonly does: 'rename'; readonly path: string; readonly to: string }
  | { readonly does: 'link'; readonly path: string; readonly to: string }
  | { readonly does: 'remove'; readonly path: string }
  | { readonly does: 'sync'; readonly path: string }
  | { readonly does: 'say'; readonly text: string }

/** The calls that change a disk or make it keep what was changed. A call that is not here must not be used by the program. */
export const tracedCalls = [
  ...['openat', 'creat', 'write', 'writev', 'pwrite64', 'pwritev', 'ftruncate', 'truncate', 'lseek', 'close'],
  ...['fsync', 'fdatasync', 'rename', 'renameat', 'renameat2', 'unlink', 'unlinkat', 'rmdir', 'mkdir', 'mkdirat'],
  ...['link', 'linkat', 'copy_file_range', 'sendfile', 'fallocate', 'ioctl'],
]

/** What strace is asked for: every string whole and in hexadecimal, every file by its path. */
export const straceOptions = [
  '-f',
  '--seccomp-bpf',
  '-y',
  '-xx',
  '-s',
  '100000000',
  '-e',
  'signal=none',
  '-e',
  `trace=${tracedCalls}`,
]

type Call = { readonly name: string; readonly args: string; readonly result: number }

/** Reads what strace wrote of one process and its threads; only what lies below `root` and what was said on stdout. */
export function readTrace(text: string, root: string): Step[] {
  const positions = new Map<string, number>()
  const steps: Step[] = []
  for (const call of calls(text)) {
    if (call.result >= 0) steps.push(...stepsOf(call, root, positions))
  }
  return steps
}

/** Whole calls in the order in which they returned: one that another thread interrupted is put together again. */
function* calls(text: string): Generator<Call> {
  const begun = new Map<string, string>()
  for (const line of text.split('\n')) {
    const [, pid = '', rest = ''] = /^(\d+) +(.*)$/.exec(line) ?? []
    if (rest.endsWith('<unfinished ...>')) {
      begun.set(pid, rest.slice(0, -'<unfinished ...>'.length).trimEnd())
      continue
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest)
    const whole = resumed ? (begun.get(pid) ?? '') + resumed[1] : rest
    const call = /^(\w+)\((.*)\) += (-?\d+)/.exec(whole)
    if (call) yield { name: call[1] ?? '', args: call[2] ?? '', result: Number(call[3]) }
  }
}

function stepsOf({ name, args, result }: Call, root: string, positions: Map<string, number>): Step[] {
  const descriptor = /^(\d+)</.exec(args)?.[1] ?? ''
  const own = fileOf(args)
  const within = (path: string) => path === root || path.startsWith(`${root}/`)
  const [first = '', second = ''] = texts(args).map((text) => text.toString())
  const advance = (from: number, by: number) => positions.set(descriptor, from + by)
  switch (name) {
    case 'openat': {
      if (!within(first)) return []
      positions.set(String(result), 0)
      const made: Step[] = args.includes('O_CREAT') ? [{ does: 'make', path: first, folder: false }] : []
      return args.includes('O_TRUNC') ? [...made, { does: 'cut', path: first, size: 0 }] : made
    }
    case 'write':
    case 'writev':
    case 'pwrite64': {
      const data = Buffer.concat(texts(args)).subarray(0, result)
      if (descriptor === '1') return [{ does: 'say', text: data.toString() }]
      if (!within(own)) return []
      const given = name === 'pwrite64' ? Number(/, (\d+)$/.exec(args)?.[1]) : undefined
      const at = given ?? positions.get(descriptor) ?? 0
      if (given === undefined) advance(at, result)
      return [{ does: 'write', path: own, at, data }]
    }
    case 'lseek':
      positions.set(descriptor, result)
      return []
    case 'ftruncate':
      return within(own) ? [{ does: 'cut', path: own, size: Number(/, (\d+)$/.exec(args)?.[1]) }] : []
    case 'fsync':
    case 'fdatasync':
      return within(own) ? [{ does: 'sync', path: own }] : []
    case 'mkdir':
    case 'mkdirat':
      return within(first) ? [{ does: 'make', path: first, folder: true }] : []
    case 'rename':
    case 'renameat':
    case 'renameat2':
      return within(first) || within(second) ? [{ does: 'rename', path: first, to: second }] : []
    case 'link':
    case 'linkat':
      return within(second) ? [{ does: 'link', path: first, to: second }] : []
    case 'unlink':
    case 'unlinkat':
    case 'rmdir':
      return within(first) ? [{ does: 'remove', path: first }] : []
    case 'close':
      return []
    case 'copy_file_range':
      return copied(args, result, within, positions)
    default:
      if (within(own) || within(first)) throw new Error(`the model of a disk does not know ${name}`)
      return []
  }
}

/** A copy the kernel makes by itself; its source is read where it still lies, since nobody changes it. */
function copied(
  args: string,
  result: number,
  within: (path: string) => boolean,
  positions: Map<string, number>,
): Step[] {
  const files = [...args.matchAll(/(\d+)<([^>]*)>(?:, (?:\[(\d+)\]|NULL))?/g)]
  const [from, to] = files
  const target = unhex(to?.[2] ?? '').toString()
  if (!within(target)) return []
  const position = (file: RegExpMatchArray | undefined) => Number(file?.[3] ?? positions.get(file?.[1] ?? '') ?? 0)
  const data = readFileSync(unhex(from?.[2] ?? '').toString()).subarray(position(from), position(from) + result)
  return [{ does: 'write', path: target, at: position(to), data }]
}

/** The path strace gives with the call's first descriptor. */
function fileOf(args: string): string {
  return unhex(/^\d+<([^>]*)>/.exec(args)?.[1] ?? '').toString()
}

/** The quoted strings of a call. */
function texts(args: string): Buffer[] {
  return [...args.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, text]) => unhex(text ?? ''))
}

function unhex(text: string): Buffer {
  return text.startsWith('\\x') ? Buffer.from(text.replaceAll('\\x', ''), 'hex') : Buffer.from(text)
}
