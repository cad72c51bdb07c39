const shown = 5

/** Files that are lost or no longer what was handed in, by name, as part of a sentence. */
export function lackingLine(names: readonly string[]): string {
  const rest = names.length > shown ? '等' : ''
  return `${names.length} 份原件丢失或已损坏，没有带上：${names.slice(0, shown).join('、')}${rest}`
}
