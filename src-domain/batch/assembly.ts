/** How the pages of a book follow one another, and which of them carry its number and mark. */
export type Assembly = {
  /** A page before each attachment says what it is. */
  readonly dividers: boolean
  /** Every part and attachment begins on a right-hand page. */
  readonly rectoStarts: boolean
  /** Attachments' pages too carry page number and mark, where the original leaves the corner blank (逐页编码). */
  readonly pageCodes: boolean
}

/** What a batch may choose. */
export const assemblyNames = ['连续装订', '附件加隔页', '从右页起', '附件加隔页、从右页起'] as const

export type AssemblyName = (typeof assemblyNames)[number]

/** Of a new batch: the notice asks for neither dividers nor blank versos. */
export const firstAssembly: AssemblyName = '连续装订'

/** A batch that has chosen nothing was begun before there was a choice, and its books stay as they were. */
export function assemblyOf(name: AssemblyName | undefined): Assembly {
  if (name === undefined) return { dividers: true, rectoStarts: true, pageCodes: false }
  return { dividers: name.includes('隔页'), rectoStarts: name.includes('从右页起'), pageCodes: true }
}
