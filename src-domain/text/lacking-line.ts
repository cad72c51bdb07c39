const shown = 5

/** Files that are lost or no longer what was handed in, by name, as part of a sentence. */
export function lackingLine(names: readonly string[]): string {
  const rest = names.length > shown ? '等' : ''
  return `${names.length} 份原件丢失或已损坏，没有带上：${names.slice(0, shown).join('、')}${rest}`
}

/** The same of conflicts in a merge. */
export function withoutTheirs(names: readonly string[]): string {
  return `对方的电脑上有 ${lackingLine(names)}。用到它的冲突请取我方，或请对方补上后再交出一次。`
}
