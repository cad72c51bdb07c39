import { numberText } from './number-formats.ts'
import { bulletGlyph } from './symbols.ts'
import { walkXml } from './xml.ts'

/** What a paragraph or its style says of its numbering. */
export type NumberingUse = {
  readonly numbering: string | undefined
  readonly level: string | undefined
  /** The paragraph's style where the numbering is the style's: a level may be tied to it. */
  readonly style: string | undefined
}

export type ListLabel = {
  /** As Word shows it, with what parts it from the text; '' where nothing shows or nobody knows. */
  readonly text: string
  /** A person would call it a number: no bullet. */
  readonly numbered: boolean
  /** The file does not say what it looks like. */
  readonly unknown?: true
}

/** The label of the next paragraph of a numbering: called once for each, in the document's order. */
export type Numbering = (use: NumberingUse) => ListLabel

type Level = {
  start: number
  format: string
  text: string
  font?: string
  /** Number of the level after which it starts anew; 0 for never. */
  restart?: number
  legal: boolean
  suffix: string
  style?: string
  hidden: boolean
}

type Numbered = { readonly abstract: string; readonly starts: ReadonlyMap<number, number> }

const none: ListLabel = { text: '', numbered: false }
const mostLevels = 9

/** Reads numbering.xml. Several writers number every heading with a numbering that shows nothing. */
export function readNumbering(xml: string | undefined): Numbering {
  const { levelOf, numbers, tied } = written(xml)
  const counts = new Map<string, number[]>()
  const begun = new Set<string>()

  return ({ numbering: id, level, style }) => {
    if (id === undefined || id === '0') return none
    const at = Math.min(Number(level ?? tied(id, style) ?? 0) || 0, mostLevels - 1)
    const used = levelOf(id, at)
    // A numbering the file does not explain still is one.
    if (!used) return { text: '', numbered: true, unknown: true }
    const { abstract, starts } = numbers.get(id) ?? { abstract: id, starts: new Map<number, number>() }
    const count = counts.get(abstract) ?? []
    counts.set(abstract, count)
    const first = starts.get(at)
    if (first !== undefined && !begun.has(`${id}/${at}`)) {
      begun.add(`${id}/${at}`)
      count[at] = first
    } else count[at] = (count[at] ?? used.start - 1) + 1
    for (let deeper = at + 1; deeper < mostLevels; deeper++) {
      const restart = levelOf(id, deeper)?.restart
      if (restart === undefined || at < restart) delete count[deeper]
    }
    const text = shown(used, (n) => {
      const other = levelOf(id, n)
      const value = count[n] ?? other?.start ?? 1
      return numberText(value, used.legal && n !== at ? 'decimal' : (other?.format ?? 'decimal'))
    })
    if (text === '' || used.hidden) return none
    return { text: `${text}${gap(used, text)}`, numbered: used.format !== 'bullet' }
  }
}

function shown(level: Level, numberOf: (level: number) => string): string {
  if (level.format === 'none') return level.text.replace(/%[1-9]/g, '').trim()
  if (level.format === 'bullet') return level.text.trim() === '' ? '' : bulletGlyph(level.font, level.text)
  return level.text.replace(/%([1-9])/g, (_, n: string) => numberOf(Number(n) - 1))
}

/** Chinese punctuation and brackets have their own space. */
function gap({ suffix }: Level, text: string): string {
  return suffix === 'nothing' || /[、．。：，）】》〕\s]$/.test(text) ? '' : ' '
}

function written(xml: string | undefined) {
  /** Levels by abstract numbering, and by numbering where it overrides them: `abstract 3/0`, `7/0`. */
  const levels = new Map<string, Level>()
  const numbers = new Map<string, { abstract: string; starts: Map<number, number> }>()
  /** The abstract numbering that defines a list style, and those that only refer to one. */
  const defined = new Map<string, string>()
  const referring = new Map<string, string>()
  let owner = ''
  let override = 0
  let level: Level = levelStarted()
  if (xml !== undefined) {
    walkXml(xml, {
      open(name, attributes) {
        const value = attributes('w:val')
        if (name === 'w:abstractNum') owner = `abstract ${attributes('w:abstractNumId')}`
        else if (name === 'w:styleLink') defined.set(value ?? '', owner)
        else if (name === 'w:numStyleLink') referring.set(owner, value ?? '')
        else if (name === 'w:num') {
          owner = attributes('w:numId') ?? ''
          numbers.set(owner, { abstract: '', starts: new Map() })
        } else if (name === 'w:abstractNumId') {
          const number = numbers.get(owner)
          if (number) number.abstract = `abstract ${value}`
        } else if (name === 'w:lvlOverride') override = Number(attributes('w:ilvl')) || 0
        else if (name === 'w:startOverride') numbers.get(owner)?.starts.set(override, Number(value) || 0)
        else if (name === 'w:lvl') {
          level = levelStarted()
          levels.set(`${owner}/${attributes('w:ilvl')}`, level)
        } else if (name === 'w:start') level.start = Number(value) || 0
        else if (name === 'w:numFmt') level.format = value ?? 'decimal'
        else if (name === 'w:lvlText') level.text = value ?? ''
        else if (name === 'w:lvlRestart') level.restart = Number(value)
        else if (name === 'w:isLgl') level.legal = value === undefined || !/^(?:0|false|off)$/.test(value)
        else if (name === 'w:suff') level.suffix = value ?? 'tab'
        else if (name === 'w:pStyle' && value !== undefined) level.style = value
        else if (name === 'w:vanish') level.hidden = value === undefined || !/^(?:0|false|off)$/.test(value)
        else if (name === 'w:rFonts') {
          const font = attributes('w:ascii') ?? attributes('w:hAnsi')
          if (font !== undefined) level.font = font
        }
      },
      close() {},
      text() {},
    })
  }
  const resolved = new Map<string, Numbered>()
  for (const [id, { abstract, starts }] of numbers) {
    resolved.set(id, { abstract: defined.get(referring.get(abstract) ?? '') ?? abstract, starts })
  }
  const levelOf = (id: string, at: number) =>
    levels.get(`${id}/${at}`) ?? levels.get(`${resolved.get(id)?.abstract}/${at}`)
  const tied = (id: string, style: string | undefined) => {
    if (style === undefined) return undefined
    for (let at = 0; at < mostLevels; at++) if (levelOf(id, at)?.style === style) return at
    return undefined
  }
  return { levelOf, numbers: resolved, tied }
}

function levelStarted(): Level {
  return { start: 1, format: 'decimal', text: '', legal: false, suffix: 'tab', hidden: false }
}
