import { subscript, superscript } from '../../../../src-domain/text/raised.ts'
import { grouped } from './eq-field.ts'

/**
 * Office Math in one line (ECMA-376-1 22.1): 1/4, x², √(a+b), ∑_(i=1)ⁿ. Each element is rewritten when it closes; what
 * it holds has been read by then and stands at the end of the text.
 */

export type Equation = {
  readonly element: string
  /** Where its content begins. */
  readonly from: number
  /** Crossed out, or only keeping the room of what it holds. */
  gone?: 'struck' | 'hidden'
  sign?: string
  open?: string
  close?: string
  between?: string
}

export const equationElements: readonly string[] = [
  ...['m:f', 'm:num', 'm:den', 'm:rad', 'm:deg', 'm:sSup', 'm:sSub', 'm:sSubSup', 'm:sPre', 'm:sup', 'm:sub', 'm:e'],
  ...['m:borderBox', 'm:phant', 'm:acc'],
  ...['m:nary', 'm:naryPr', 'm:d', 'm:dPr', 'm:m', 'm:mr', 'm:eqArr', 'm:func', 'm:fName', 'm:lim'],
]

/** An accent through what it stands on. */
const strokes = /[\u0335-\u0338\u20d2\u20d3\u20e5\u20eb]/

/** The characters an equation's properties name, where they are not the usual ones. */
export function readEquationSign(equations: readonly Equation[], name: string, value: string): void {
  const last = equations.at(-1)
  if (last?.element === 'm:acc' && strokes.test(value)) last.gone = 'struck'
  const [owner, properties] = equations.slice(-2)
  if (!owner) return
  if (properties?.element === 'm:naryPr' && name === 'm:chr') owner.sign = value
  if (properties?.element !== 'm:dPr') return
  if (name === 'm:begChr') owner.open = value
  else if (name === 'm:endChr') owner.close = value
  else if (name === 'm:sepChr') owner.between = value
}

/** An element's switch: the strokes of a box, whether a phantom shows. */
export function readEquationSwitch(equations: readonly Equation[], name: string, on: boolean): void {
  const owner = equations.at(-1)
  if (owner?.element === 'm:phant' && name === 'm:show' && !on) owner.gone = 'hidden'
  if (owner?.element === 'm:borderBox' && name !== 'm:show' && on) owner.gone = 'struck'
}

/** What the element just closed comes to, inside the one around it. */
export function equationText({ element, ...own }: Equation, content: string, around: Equation | undefined): string {
  const within = around?.element
  switch (element) {
    case 'm:num':
      return `${grouped(content)}/`
    case 'm:den':
      return grouped(content)
    case 'm:deg':
      return superscript(content) ?? content
    case 'm:sup':
      return superscript(content) ?? `^${grouped(content)}`
    case 'm:sub':
      return subscript(content) ?? `_${grouped(content)}`
    case 'm:naryPr':
      return around?.sign ?? '∫'
    case 'm:e':
      if (within === 'm:rad') return `√${grouped(content)}`
      if (within === 'm:d') return `${content}${around?.between ?? '|'}`
      if (within === 'm:mr') return `${content} `
      return within === 'm:eqArr' ? `${content}; ` : content
    case 'm:d': {
      const between = own.between ?? '|'
      const inside = between !== '' && content.endsWith(between) ? content.slice(0, -between.length) : content
      return `${own.open ?? '('}${inside}${own.close ?? ')'}`
    }
    case 'm:mr':
      return `${content.trim()}; `
    case 'm:m':
    case 'm:eqArr':
      return content.replace(/; $/, '')
    case 'm:fName':
      return `${content} `
    case 'm:lim':
      return `(${content})`
    default:
      return content
  }
}
