/**
 * Raised and lowered text in the characters Unicode has for it: a note mark behind a figure must not become its last
 * digit, and m² stays m².
 */

const raised = new Map(Object.entries(pairs('0123456789+-=()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ')))
const lowered = new Map(Object.entries(pairs('0123456789+-=()', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎')))
const level = new Map([...raised].map(([plain, up]) => [up, plain]))
const low = new Set(lowered.values())

/** A raised or lowered form in the plain one it stands for. */
export type RaisedForm = { readonly plain: string; readonly raised: boolean }

/** The raised and lowered forms in a text. */
export function raisedForms(text: string): ReadonlyMap<string, RaisedForm> {
  const found = text.match(/[\u2070-\u208e¹²³]/g) ?? []
  return new Map(
    found
      .filter((form) => level.has(form) || low.has(form))
      .map((form) => [form, { plain: form.normalize('NFKC'), raised: level.has(form) }]),
  )
}

/** The text raised, or undefined where a character of it has no raised form. */
export function superscript(text: string): string | undefined {
  return mapped(text, raised)
}

export function subscript(text: string): string | undefined {
  return mapped(text, lowered)
}

/** A text that is raised as a whole is somebody's way of writing, and no note mark: it comes down again. */
export function levelled(text: string): string {
  const characters = [...text]
  const allRaised = text.trim() !== '' && characters.every((c) => level.has(c) || c.trim() === '')
  return allRaised ? characters.map((c) => level.get(c) ?? c).join('') : text
}

function mapped(text: string, forms: ReadonlyMap<string, string>): string | undefined {
  const characters = [...text].map((c) => forms.get(c) ?? (c.trim() === '' ? c : undefined))
  return characters.includes(undefined) ? undefined : characters.join('')
}

function pairs(plain: string, forms: string): Record<string, string> {
  const characters = [...forms]
  return Object.fromEntries([...plain].map((c, i) => [c, characters[i] ?? c]))
}
