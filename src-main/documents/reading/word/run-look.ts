import type { Attributes } from './xml.ts'

/** What a run's properties, or a style's, say about how its text looks. */
export type RunLook = Partial<Record<Switch, boolean>>

type Switch = Toggle | 'doubleStruck' | 'superscript' | 'subscript' | 'lifted' | Stress
type Toggle = 'hidden' | 'struck' | 'bold' | 'italic'
type Stress = 'underlined' | 'highlighted' | 'shaded' | 'coloured' | 'bordered' | 'dotted'

/** Switches that a character style turns over where the paragraph's style has set them (ECMA-376-1 17.7.3). */
const toggles: readonly Toggle[] = ['hidden', 'struck', 'bold', 'italic']
const stresses = ['bold', 'italic', 'underlined', 'highlighted', 'shaded', 'coloured', 'bordered', 'dotted'] as const

/** Half-points from which text is raised like a note mark rather than moved to sit well on its line. */
const raisedFrom = 6

const plainColours = new Set(['auto', '000000'])
const plainFills = new Set(['auto', 'ffffff'])
const nothing = new Set([undefined, 'none', 'nil'])

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
  'w:u': (attributes) => ({ underlined: !nothing.has(attributes('w:val')) }),
  'w:highlight': (attributes) => ({ highlighted: !nothing.has(attributes('w:val')) }),
  'w:bdr': (attributes) => ({ bordered: !nothing.has(attributes('w:val')) }),
  'w:em': (attributes) => ({ dotted: !nothing.has(attributes('w:val')) }),
  'w:shd': (attributes) => ({ shaded: !plainFills.has((attributes('w:fill') ?? 'auto').toLowerCase()) }),
  'w:color': (attributes) => ({ coloured: !plainColours.has((attributes('w:val') ?? 'auto').toLowerCase()) }),
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

/** What sets a run off from plain text, as one word; '' for plain text. */
export function stressOf(look: RunLook): string {
  return stresses.filter((name) => look[name]).join(' ')
}

/** A switch that is written without a value is on (ECMA-376-1 17.17.4). */
export function isOn(value: string | undefined): boolean {
  return value === undefined || value === '1' || value === 'true' || value === 'on'
}
