import { keepsTo, type Measured } from './line.ts'

const row = 24
const [labels, bars, right] = [430, 340, 90]
const ink = { text: '#26323f', within: '#1f3a5f', beyond: '#b3261e', spread: '#8a94a0', aim: '#26323f' }
/** A bar that goes on beyond so many times its aim is cut there. */
const mostShown = 2

/** Each figure as a share of its aim, the aim as one line: what stays left of it keeps to it. */
export function chart(measured: readonly Measured[]): string {
  const shares = measured.flatMap((one) => {
    const { line, ours, ratio } = one
    const shown = line.against ? ratio : ours
    if (!shown || line.aim === undefined) return []
    const { aim } = line
    const share = (value: number) => Math.min(mostShown, value / aim)
    const label = line.against ? `${line.what}, of ${line.against.name}` : line.what
    return [{ label, share: share(shown.median), from: share(shown.least), to: share(shown.most), keeps: keepsTo(one) }]
  })
  const height = row * (shares.length + 2)
  const at = (share: number) => labels + (share / mostShown) * bars
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${labels + bars + right} ${height}" font-family="sans-serif" font-size="11">`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    ...shares.flatMap(({ label, share, from, to, keeps }, i) => {
      const top = row * (i + 1)
      const middle = top + row / 2
      return [
        `<text x="${labels - 8}" y="${middle + 4}" text-anchor="end" fill="${ink.text}">${escaped(shortened(label))}</text>`,
        `<rect x="${labels}" y="${top + 5}" width="${Math.max(1, at(share) - labels).toFixed(1)}" height="${row - 10}" fill="${keeps ? ink.within : ink.beyond}"/>`,
        `<path d="M${at(from).toFixed(1)} ${middle}H${at(to).toFixed(1)}" stroke="${ink.spread}" stroke-width="2"/>`,
        `<text x="${labels + bars + 6}" y="${middle + 4}" fill="${ink.text}">${(100 * share).toFixed(0)} %${keeps ? '' : ' ✗'}</text>`,
      ]
    }),
    `<path d="M${at(1)} ${row - 4}V${height - row + 4}" stroke="${ink.aim}" stroke-dasharray="4 3"/>`,
    `<text x="${at(1)}" y="${row - 9}" text-anchor="middle" fill="${ink.text}">aim</text>`,
    '</svg>',
    '',
  ].join('\n')
}

function shortened(label: string): string {
  return label.length > 72 ? `${label.slice(0, 71)}…` : label
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
