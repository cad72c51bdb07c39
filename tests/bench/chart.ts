import { keepsToAim, keepsToCeiling, type Measured, type Spread } from './line.ts'

const row = 24
const [labels, bars, right] = [460, 320, 80]
/** A bar that goes on beyond so many times its aim is cut there, with its share beside it. */
const mostShown = 2

/** Read in a page of either colour: the sheet changes with it. */
const style = `
  .sheet { fill: #ffffff } text { fill: #26323f } .within { fill: #1f3a5f } .beyond { fill: #b3261e }
  .spread { stroke: #8a94a0 } .aim { stroke: #26323f }
  @media (prefers-color-scheme: dark) {
    .sheet { fill: #161b22 } text { fill: #d5dbe3 } .within { fill: #7ea6d8 } .beyond { fill: #ff8a80 }
    .spread { stroke: #99a3b0 } .aim { stroke: #d5dbe3 }
  }`

type Bar = { readonly label: string; readonly shares: Spread; readonly keeps: boolean }

/** Each figure as a share of its aim, the aim as one line: what stays left of it keeps to it. */
export function chart(measured: readonly Measured[]): string {
  const shown = measured.flatMap(barsOf)
  const height = row * (shown.length + 2)
  const at = (share: number) => labels + (Math.min(mostShown, share) / mostShown) * bars
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${labels + bars + right} ${height}" font-family="sans-serif" font-size="11">`,
    '<title>Each figure as a share of its aim</title>',
    `<style>${style}</style>`,
    `<rect class="sheet" width="100%" height="100%"/>`,
    ...shown.flatMap(({ label, shares, keeps }, i) => {
      const top = row * (i + 1)
      const middle = top + row / 2
      return [
        `<text x="${labels - 8}" y="${middle + 4}" text-anchor="end">${escaped(shortened(label))}</text>`,
        `<rect class="${keeps ? 'within' : 'beyond'}" x="${labels}" y="${top + 5}" width="${Math.max(1, at(shares.median) - labels).toFixed(1)}" height="${row - 10}"/>`,
        `<path class="spread" d="M${at(shares.least).toFixed(1)} ${middle}H${at(shares.most).toFixed(1)}" stroke-width="2"/>`,
        `<text x="${labels + bars + 6}" y="${middle + 4}">${(100 * shares.median).toFixed(0)} %${keeps ? '' : ' ✗'}</text>`,
      ]
    }),
    `<path class="aim" d="M${at(1)} ${row - 4}V${height - row + 4}" stroke-dasharray="4 3"/>`,
    `<text x="${at(1)}" y="${row - 9}" text-anchor="middle">aim = 100 %</text>`,
    '</svg>',
    '',
  ].join('\n')
}

function barsOf(one: Measured): Bar[] {
  const { told, ours, ratio } = one
  const shown = told.against ? ratio : ours
  const label = told.against ? `${told.what}, of ${told.against.name}` : told.what
  return [
    ...(shown && told.aim !== undefined ? [bar(label, shown, told.aim, keepsToAim(one))] : []),
    ...(told.ceiling === undefined ? [] : [bar(`${told.what}, held in all`, ours, told.ceiling, keepsToCeiling(one))]),
  ]
}

function bar(label: string, { median, least, most }: Spread, aim: number, keeps: boolean | undefined): Bar {
  return { label, shares: { median: median / aim, least: least / aim, most: most / aim }, keeps: keeps === true }
}

function shortened(label: string): string {
  return label.length > 72 ? `${label.slice(0, 71)}…` : label
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
