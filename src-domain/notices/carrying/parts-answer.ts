export type PartQuota = { readonly part: string; readonly maximum: number }

/** A place and its number, as a list has them or a table that was pasted: 海宁市 3、桐乡市：2 件. */
const entry = /\s*([^\s\d、，,；;：:]+)\s*[：:]?\s*(\d{1,9})\s*件?\s*(?:[、，,；;]|(?=\s|$))/y

/** Places with numbers of their own; undefined where a text is no such list. */
export function readParts(text: string): PartQuota[] | undefined {
  const found: PartQuota[] = []
  entry.lastIndex = 0
  for (let at = 0; at < text.length; at = entry.lastIndex) {
    const [, part, maximum] = entry.exec(text) ?? []
    if (part === undefined) return undefined
    found.push({ part, maximum: Number(maximum) })
  }
  return found
}

/** As `readParts` reads them. */
export function partsText(quotas: readonly PartQuota[]): string {
  return quotas.map(({ part, maximum }) => `${part} ${maximum}`).join('、')
}
