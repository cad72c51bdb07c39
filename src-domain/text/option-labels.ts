import { folded, plain } from './normalise.ts'
import { similarity } from './similar.ts'

/** A printed option with the patterns it is recognised by, at the beginning and at the end of a label. */
export type Option = {
  readonly option: string
  readonly names: readonly RegExp[]
  readonly ends: readonly RegExp[]
}

/** An option as printed, by its other names, and without the remark printed behind it (可多选, 请注明), which applicants drop. */
export function optionOf(option: string, options: readonly string[], aliases: readonly string[] = []): Option {
  const bare = option.replace(/[（(][^（()）]*[）)]\s*$/, '')
  const names = [...new Set([option, bare, ...synonyms(option, options), ...aliases])].map((name) =>
    [...folded(name)]
      .filter((c) => c.trim() !== '')
      .map((c) => c.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('\\s*'),
  )
  return {
    option,
    names: names.map((name) => new RegExp(`^[\\s,;.:·]*${name}(?![\\p{L}\\p{N}])`, 'u')),
    ends: names.map((name) => new RegExp(`(?<![\\p{L}\\p{N}])${name}\\s*(?:\\([^()]*\\))?[\\s:]*$`, 'u')),
  }
}

const yes = ['是', '有', '对', 'yes', 'y']
const no = ['否', '无', '没有', '不是', 'no', 'n']

function isYesNo(options: readonly string[]): boolean {
  return options.length === 2 && yes.includes(options[0] ?? '') && no.includes(options[1] ?? '')
}

/** 有 / 无 typed where the form asks 是 / 否, and the other way round. */
function synonyms(option: string, options: readonly string[]): readonly string[] {
  if (!isYesNo(options)) return isOther(option) ? ['其它'] : []
  return option === options[0] ? yes : no
}

/** An option found in a label. */
export type Match = {
  readonly option: string
  /** What was written where it is only nearly the option. */
  readonly like?: string
  /** The whole label. */
  readonly label: string
  /** White space and punctuation between the mark's side of the label and the option. */
  readonly gap: number
}

/** The option a label begins with, as behind a mark. */
export function atStart(label: string, known: readonly Option[]): Match | undefined {
  const text = folded(label)
  const gap = /^[\s,;.:·]*/.exec(text)?.[0].length ?? 0
  const exact = known.find((o) => o.names.some((name) => name.test(text)))
  if (exact) return { option: exact.option, label, gap }
  const token = /^[\s,;.:·]*([^\s,;.:()]+)/.exec(text)?.[1]
  return alike(token, known, label, gap)
}

/** The option a label ends with, as before a mark. */
export function atEnd(label: string, known: readonly Option[]): Match | undefined {
  const text = folded(label)
  const gap = text.length - text.trimEnd().length
  const exact = known.find((o) => o.ends.some((end) => end.test(text)))
  if (exact) return { option: exact.option, label, gap }
  const token = /([^\s,;.:()]+)[\s:]*$/.exec(text)?.[1]
  return alike(token, known, label, gap)
}

/** 检验检测认证服务 for 检验检测认证: nearly an option, and none of the others nearer. */
function alike(token: string | undefined, known: readonly Option[], label: string, gap: number): Match | undefined {
  if (!token || token.length < 3) return undefined
  const best = known
    .map(({ option }) => ({ option, score: similarity(token, option.replace(/[（(].*$/, '')) }))
    .sort((a, b) => b.score - a.score)[0]
  return best && best.score >= 0.7 ? { option: best.option, like: token, label, gap } : undefined
}

export function isOther(option: string): boolean {
  return /^其[他它](?:[（(]|$)/.test(option)
}

/** What stands behind 其他: （请注明：设备租赁）, （设备租赁）, ：设备租赁 or ____设备租赁____. */
export function written(match: Pick<Match, 'option' | 'label'>): string | undefined {
  if (!isOther(match.option)) return undefined
  const behind = /其\s*[他它]([\s\S]*)$/.exec(plain(match.label))?.[1] ?? ''
  const text = behind
    .replace(/请?\s*(?:注明|说明|填写|列明|列出|具体)(?:内容|名称)?/g, ' ')
    .replace(/[（()）【】[\]_＿:：]+/g, ' ')
    .replace(/^[\s,，;；、.。\-—–]+|[\s,，;；、.。\-—–]+$/g, '')
  return text === '' ? undefined : text.replace(/\s+/g, ' ')
}
