/** 31200.50 → 31,200.50: thousands parted, the decimals as handed in; what is no number as it stands. */
export function grouped(decimal: string): string {
  const match = /^(-?)(\d+)(\.\d+)?$/.exec(decimal)
  if (!match) return decimal
  return `${match[1]}${(match[2] ?? '').replace(/\B(?=(\d{3})+$)/g, ',')}${match[3] ?? ''}`
}

/** Decimal figures of one column, grouped and with as many decimals each; what is no number stays as it stands. */
export function alike(figures: readonly string[]): string[] {
  const decimals = (figure: string) => /^-?\d+\.(\d+)$/.exec(figure)?.[1]?.length ?? 0
  const most = Math.max(0, ...figures.map(decimals))
  return figures.map((figure) => {
    if (!/^-?\d+(\.\d+)?$/.test(figure)) return figure
    const missing = most - decimals(figure)
    return grouped(figure + (decimals(figure) === 0 && missing > 0 ? '.' : '') + '0'.repeat(missing))
  })
}
