import { given } from '../../../../src-domain/given.ts'
import { symbolFont } from './symbols.ts'
import type { Attributes } from './xml.ts'

/**
 * What a run's properties, or a style's, say about how its text looks; `symbols` is the font that shows other
 * characters than the text has.
 */
export type RunLook = Partial<Record<Switch, boolean>> &
  Partial<Record<Stress | 'size' | 'width' | 'face' | 'symbols', string>>

type Switch = Toggle | 'doubleStruck' | 'superscript' | 'subscript' | 'lifted' | 'lowered'
type Toggle = 'hidden' | 'struck' | 'bold' | 'italic'
/** '' where it is switched off. */
type Stress = 'underlined' | 'highlighted' | 'shaded' | 'coloured' | 'bordered' | 'dotted'

/** Switches that a character style turns over where the paragraph's style has set them (ECMA-376-1 17.7.3). */
const toggles: readonly Toggle[] = ['hidden', 'struck', 'bold', 'italic']
const stresses = ['bold', 'italic', 'underlined', 'highlighted', 'shaded', 'coloured', 'bordered', 'dotted'] as const
const looks = [...stresses, 'size', 'face'] as const

/** Half-points from which text is raised or lowered like a note mark rather than moved to sit well on its line. */
const raisedFrom = 6

const plainColours = new Set(['auto', '000000'])
const paper = /^(?:background|light)1$/
const plainFills = new Set(['auto', 'ffffff'])
const nothing = new Set(['none', 'nil'])

function unless(plain: ReadonlySet<string>, value: string | undefined): string {
  return value === undefined || plain.has(value.toLowerCase()) ? '' : value.toLowerCase()
}

const properties: Readonly<Record<string, (attributes: Attributes) => RunLook>> = {
  'w:vanish': (attributes) => ({ hidden: isOn(attributes('w:val')) }),
  'w:strike': (attributes) => ({ struck: isOn(attributes('w:val')) }),
  'w:dstrike': (attributes) => ({ doubleStruck: isOn(attributes('w:val')) }),
  'w:b': (attributes) => ({ bold: isOn(attributes('w:val')) }),
  'w:i': (attributes) => ({ italic: isOn(attributes('w:val')) }),
  'w:vertAlign': (attributes) => ({
    superscript: attributes('w:val') === 'superscript',
    subscript: attributes('w:val') === 'subscript',
  }),
  'w:position': (attributes) => {
    const by = Number(attributes('w:val'))
    return { lifted: by >= raisedFrom, lowered: by <= -raisedFrom }
  },
  'w:u': (attributes) => ({ underlined: unless(nothing, attributes('w:val')) }),
  'w:highlight': (attributes) => ({ highlighted: unless(nothing, attributes('w:val')) }),
  'w:bdr': (attributes) => ({ bordered: unless(nothing, attributes('w:val')) }),
  'w:em': (attributes) => ({ dotted: unless(nothing, attributes('w:val')) }),
  'w:shd': (attributes) => ({ shaded: fillOf(attributes) }),
  'w:color': (attributes) => {
    const isPaper = paper.test(attributes('w:themeColor') ?? '') && attributes('w:themeShade') === undefined
    return { coloured: isPaper ? 'ffffff' : unless(plainColours, attributes('w:val')) }
  },
  'w:sz': (attributes) => ({ size: attributes('w:val') ?? '' }),
  'w:w': (attributes) => ({ width: attributes('w:val') ?? '' }),
  'w:rFonts': (attributes) => {
    const face = attributes('w:eastAsia') ?? attributes('w:ascii')
    const names = [attributes('w:ascii'), attributes('w:hAnsi')]
    if (attributes('w:hint') === 'eastAsia') names.push(attributes('w:eastAsia'))
    const symbols = names.map(symbolFont).find((font) => font !== undefined)
    const says = names.some((name) => name !== undefined)
    return { ...given({ face }), ...(says ? { symbols: symbols ?? '' } : {}) }
  },
}

/** Takes what one property element says; others pass by. */
export function readRunLook(look: RunLook, name: string, attributes: Attributes): void {
  const property = properties[name]
  if (property) Object.assign(look, property(attributes))
}

export const runProperties: readonly string[] = Object.keys(properties)

/** How a run looks whose paragraph and characters have these styles. */
export function styledLook(paragraph: RunLook, characters: RunLook): RunLook {
  const look: RunLook = { ...paragraph, ...characters }
  for (const name of toggles) if (paragraph[name] && characters[name]) look[name] = false
  return look
}

export function isStruck(look: RunLook): boolean {
  return look.struck === true || look.doubleStruck === true
}

/** Half-points and per cent of a character's width nobody can read; how near two colours are that nobody tells apart, of 255. */
const smallest = 4
const narrowest = 15
const nearest = 20
const highlights: Readonly<Record<string, string>> = {
  ...{ black: '000000', blue: '0000ff', cyan: '00ffff', green: '00ff00', magenta: 'ff00ff', red: 'ff0000' },
  ...{ yellow: 'ffff00', white: 'ffffff', darkblue: '000080', darkcyan: '008080', darkgreen: '008000' },
  ...{ darkmagenta: '800080', darkred: '800000', darkyellow: '808000', darkgray: '808080', lightgray: 'c0c0c0' },
}

/** Whether a reader of the page doesn't see such text on a ground filled with a colour ('' is paper). */
export function isUnseen(look: RunLook, fill = ''): boolean {
  if (Number(look.size || smallest + 1) <= smallest) return true
  if (Number.parseFloat(look.width || '100') <= narrowest) return true
  const highlight = highlights[look.highlighted ?? '']
  // Word prints black text white on a dark ground, but not on a highlight.
  if (!look.coloured) return highlight === '000000'
  const [ink, ground] = [look.coloured, highlight ?? (look.shaded || fill || 'ffffff')].map((colour) =>
    (/^[\da-f]{6}$/.test(colour) ? (colour.match(/../g) ?? []) : []).map((part) => Number.parseInt(part, 16)),
  )
  return (
    ink?.length === 3 && ground?.length === 3 && ink.every((part, i) => Math.abs(part - (ground[i] ?? 0)) <= nearest)
  )
}

/** What a paragraph, a cell or a run is filled with. */
export function fillOf(attributes: Attributes): string {
  return unless(plainFills, attributes('w:fill'))
}

/** How a run's text is printed, as words that can be compared; '' where nothing is said of it. */
export function lookOf(look: RunLook): string {
  return looks.flatMap((name) => (look[name] ? `${name}=${look[name]}` : [])).join(' ')
}

/** A switch that is written without a value is on (ECMA-376-1 17.17.4). */
export function isOn(value: string | undefined): boolean {
  return value === undefined || value === '1' || value === 'true' || value === 'on'
}
