import type { YearShare } from '../../../src-domain/ranking/deciding.ts'

const width = 56
const height = 20

/** A ratio of some years as a small line, with the last year's figure beside it. */
export function ShareLine({ years }: { readonly years: readonly YearShare[] }) {
  const known = years.flatMap((s) => (s.percent === undefined ? [] : [{ year: s.year, percent: Number(s.percent) }]))
  const last = years.at(-1)?.percent
  const low = Math.min(...known.map((s) => s.percent))
  const range = Math.max(...known.map((s) => s.percent)) - low || 1
  const points = known.map(
    (s, i) =>
      `${(i / Math.max(1, known.length - 1)) * (width - 4) + 2},${height - 3 - ((s.percent - low) / range) * (height - 6)}`,
  )
  return (
    <>
      {known.length > 1 && (
        <svg width={width} height={height} aria-hidden="true">
          <polyline points={points.join(' ')} fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
      )}
      <span title={known.map((s) => `${s.year} 年 ${s.percent}%`).join('，')}>
        {last === undefined ? '—' : `${last}%`}
      </span>
    </>
  )
}
