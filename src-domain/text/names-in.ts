/** Several names in one cell, as people write them. */
export function namesIn(text: string): string[] {
  return text
    .split(/[、，,；;／/\n]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== '无')
}
