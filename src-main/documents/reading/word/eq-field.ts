import { superscript } from '../../../../src-domain/text/raised.ts'
import { boxes, circles, crosses, inShape, ticks } from './overlaid.ts'

/**
 * What Word shows for an EQ field (ECMA-376-1 17.16.5.17 and its switches), in one line. Above all \o, which puts
 * characters over one another: 带圈字符 writes a ticked box as `EQ \o\ac(□,√)` and ① as `EQ \o\ac(○,1)`.
 */

/** One argument: its text, and whether it is moved off its line (\s\up, \s\do). */
type Piece = { readonly text: string; readonly moved?: 'up' | 'down' }

/** A text being read, and how far. */
type Source = { readonly text: string; at: number }

const stroke = /^(?:[-—–_─━＿]+|[/／\\×✕╳])$/
/** Deeper than anybody nests. */
const deepest = 20

/** What the field shows, or undefined for an instruction that is no EQ. */
export function eqText(instruction: string): string | undefined {
  const body = /^\s*eq\b\s*([\s\S]*)$/i.exec(instruction)?.[1]
  if (body === undefined) return undefined
  const source: Source = { text: body.replace(/\\\*\s*(?:"[^"]*"|\S+)/g, ''), at: 0 }
  return besideBox(argument(source, 0).text.trim())
}

/** `eq □,√`, where the switch that lays one over the other has been left out. */
function besideBox(text: string): string {
  const [, shape = '', inside = ''] = /^(\S)\s*[,;，；]\s*(\S{1,2})$/u.exec(text) ?? []
  return boxes.includes(shape) && (ticks.test(inside) || crosses.test(inside)) ? inShape(shape, inside) : text
}

/** Reads up to what ends an argument, or to the end. */
function argument(source: Source, depth: number): Piece {
  let text = ''
  let moved: Piece['moved']
  let brackets = 0
  const { text: all } = source
  while (source.at < all.length) {
    const c = all[source.at] ?? ''
    if (brackets === 0 && depth > 0 && /[),;，]/.test(c)) break
    if (c === '\\') {
      const piece = escaped(source, depth)
      text += piece.text
      moved = piece.moved ?? moved
      continue
    }
    if (c === '(') brackets++
    else if (c === ')') brackets--
    text += c
    source.at++
  }
  return moved ? { text, moved } : { text }
}

/** A backslash: an element with its options and arguments, or a character meant as itself. */
function escaped(source: Source, depth: number): Piece {
  const { text } = source
  const element = /^\\([abdfilorsx])(?![a-z])/i.exec(text.slice(source.at))?.[1]?.toLowerCase()
  if (element === undefined || depth >= deepest) {
    source.at += 2
    return { text: text.slice(source.at - 1, source.at) }
  }
  source.at += 2
  const options: string[] = []
  for (;;) {
    const option = /^\s*\\(?:([lrbfv]c)\\(.)|([a-z]{2})\s*(?:-?\d+(?:\.\d+)?)?)/i.exec(text.slice(source.at))
    if (!option) break
    options.push(`${option[1] ?? option[3]}${option[2] ?? ''}`.toLowerCase())
    source.at += option[0].length
  }
  const space = /^\s*/.exec(text.slice(source.at))?.[0].length ?? 0
  if (text[source.at + space] !== '(') return { text: '' }
  source.at += space
  const parts: Piece[] = []
  do {
    source.at++
    parts.push(argument(source, depth + 1))
  } while (source.at < text.length && text[source.at] !== ')')
  source.at++
  return elements[element]?.(parts, options) ?? { text: '' }
}

const elements: Readonly<Record<string, (parts: readonly Piece[], options: readonly string[]) => Piece>> = {
  a: (parts) => ({ text: joined(parts, ' ') }),
  b(parts, options) {
    const given = (name: string) => options.find((o) => o.startsWith(name))?.slice(2)
    const both = given('bc')
    return { text: `${given('lc') ?? both ?? '('}${joined(parts, ',')}${given('rc') ?? closing(both) ?? ')'}` }
  },
  d: (parts) => ({ text: joined(parts, '') }),
  f: ([over, under]) => ({ text: `${grouped(over?.text ?? '')}/${grouped(under?.text ?? '')}` }),
  i([from, to, of], options) {
    const sign = options.includes('su') ? '∑' : options.includes('pr') ? '∏' : '∫'
    const ends = (from?.text ?? '') + (to?.text ?? '') === '' ? '' : `(${from?.text ?? ''}→${to?.text ?? ''})`
    return { text: `${sign}${ends}${of?.text ?? ''}` }
  },
  l: (parts) => ({ text: joined(parts, ',') }),
  o: (parts) => ({ text: overlaid(parts) }),
  r(parts) {
    const [degree, of] = parts.length > 1 ? [parts[0]?.text ?? '', parts[1]] : ['', parts[0]]
    return { text: `${superscript(degree) ?? degree}√${grouped(of?.text ?? '')}` }
  },
  s(parts, options) {
    const moved = options.includes('up') ? 'up' : options.includes('do') ? 'down' : undefined
    const text = joined(parts, '')
    return moved ? { text: moved === 'up' ? (superscript(text) ?? text) : text, moved } : { text }
  },
  x(parts) {
    const text = joined(parts, '')
    return { text: text.trim() === '' || ticks.test(text) || crosses.test(text) ? inShape('□', text) : text }
  },
}

/** Characters over one another: a shape and what it holds, a text with its pronunciation above it, or simply both. */
function overlaid(parts: readonly Piece[]): string {
  const texts = parts.map((part) => part.text.trim())
  const at = texts.findIndex((text) => text.length === 1 && (boxes + circles).includes(text))
  if (at >= 0) return inShape(texts[at] ?? '', texts.filter((_, i) => i !== at).join(''))
  const strokes = texts.find((text) => stroke.test(text))
  // Struck through by laying strokes over it: both show.
  if (strokes !== undefined) return `${texts.filter((text) => text !== strokes).join('')}（${strokes}）`
  const level = parts.filter((part) => part.moved === undefined)
  return joined(level.length > 0 ? level : parts, '')
}

function joined(parts: readonly Piece[], between: string): string {
  return parts.map((part) => part.text).join(between)
}

function closing(opening: string | undefined): string | undefined {
  const pairs: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' }
  return opening === undefined ? undefined : (pairs[opening] ?? opening)
}

/** In brackets where it would otherwise be read with its neighbours. */
export function grouped(text: string): string {
  return /^[\p{L}\p{N}.%√]*$/u.test(text.trim()) ? text.trim() : `(${text.trim()})`
}
