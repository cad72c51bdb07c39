import { given } from '../../../../src-domain/given.ts'
import { symbolFont } from './symbols.ts'
import type { Attributes } from './xml.ts'

/**
 * What a run's properties, or a style's, say about how its text looks; `symbols` is the font that shows other
 * characters than the text has.
 */
export type RunLook = Partial<Record<Switch, boolean>> & Partial<Record<Stress | 'size' | 'face' | 'symbols', string>>

type Switch = Toggle | 'doubleStruck' | 'superscript' | 'subscript' | 'lifted'
type Toggle = 'hidden' | 'struck' | 'bold' | 'italic'
/** '' where it is switched off. */
type Stress = 'underlined' | 'highlighted' | 'shaded' | 'coloured' | 'bordered' | 'dotted'

/** Switches that a character style turns over where the paragraph's style has set them (ECMA-376-1 17.7.3). */
const toggles: readonly Toggle[] = ['hidden', 'struck', 'bold', 'italic']
const stresses = ['bold', 'italic', 'underlined', 'highlighted', 'shaded', 'coloured', 'bordered', 'dotted'] as const
const looks = [...stresses, 'size', 'face'] as const

/** Half-points from which text is raised like a note mark rather than moved to sit well on its line. */
const raisedFrom = 6

const plainColours = new Set(['auto', '000000'])
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
  'w:position': (attributes) => ({ lifted: Number(attributes('w:val')) >= raisedFrom }),
  'w:u': (attributes) => ({ underlined: unless(nothing, attributes('w:val')) }),
  'w:highlight': (attributes) => ({ highlighted: unless(nothing, attributes('w:val')) }),
  'w:bdr': (attributes) => ({ bordered: unless(nothing, attributes('w:val')) }),
  'w:em': (attributes) => ({ dotted: unless(nothing, attributes('w:val')) }),
  'w:shd': (attributes) => ({ shaded: fillOf(attributes) }),
  'w:color': (attributes) => ({ coloured: unless(plainColours, attributes('w:val')) }),
  'w:sz': (attributes) => ({ size: attributes('w:val') ?? '' }),
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
