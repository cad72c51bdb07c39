import type { Scheme } from '../schemes/scheme.ts'

/** How the pages of a book follow one another, and which of them carry its number and mark. */
export type Assembly = {
  /** A page before each attachment says what it is. */
  readonly dividers: boolean
  /** Every part and attachment begins on a right-hand page. */
  readonly rectoStarts: boolean
  /** Attachments' pages too carry page number and mark, where the original leaves the corner blank (逐页编码). */
  readonly pageCodes: boolean
  /**
   * How much of the paper is the book's own. `compact`: what says where things are stands together on the cover's back.
   * `tight`: the three parts the notice names, 申报表、申报书正文、附件, and nothing else; the attachments' list stands between.
   */
  readonly density: 'open' | 'compact' | 'tight'
  /** In place of the scheme's, where the notice itself sets none. */
  readonly margins?: Margins
}

type Margins = Scheme['print']['margins']

/** What a batch may choose. */
export const assemblyNames = [
  '省纸装订',
  '紧凑装订',
  '连续装订',
  '附件加隔页',
  '从右页起',
  '附件加隔页、从右页起',
] as const

export type AssemblyName = (typeof assemblyNames)[number]

/** Of a new batch: notices ask for neither dividers nor blank versos. */
export const firstAssembly: AssemblyName = '省纸装订'

/** Room for binding, and for number and mark below. */
const source = '通知未规定页边距'
const narrow: Margins = { top: 25, bottom: 27, inside: 25, outside: 22, source }
const narrowest: Margins = { top: 15, bottom: 17, inside: 20, outside: 16, source }

/** A batch that has chosen nothing was begun before there was a choice, and its books stay as they were. */
export function assemblyOf(name: AssemblyName | undefined): Assembly {
  if (name === undefined) return { dividers: true, rectoStarts: true, pageCodes: false, density: 'open' }
  const plain = { dividers: false, rectoStarts: false, pageCodes: true }
  if (name === '省纸装订') return { ...plain, density: 'tight', margins: narrowest }
  if (name === '紧凑装订') return { ...plain, density: 'compact', margins: narrow }
  return { dividers: name.includes('隔页'), rectoStarts: name.includes('从右页起'), pageCodes: true, density: 'open' }
}

export function marginsOf({ margins }: Scheme['print'], assembly: Assembly): Margins {
  return margins.prescribed ? margins : (assembly.margins ?? margins)
}
