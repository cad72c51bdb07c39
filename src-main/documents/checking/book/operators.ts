import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Text shown in one go, from its base line's beginning, in the page's own points. */
export type ShownText = {
  readonly text: string
  /** pdf.js's name of the font on this page. */
  readonly font: string
  readonly points: number
  readonly x: number
  readonly y: number
  readonly width: number
}

/** Left, bottom, right, top in the page's own points. */
export type Bounds = readonly [number, number, number, number]

type Matrix = readonly [number, number, number, number, number, number]
/** `seen` is what the clipping paths leave to be seen. */
type State = { readonly matrix: Matrix; readonly font: string; readonly size: number; readonly seen: Bounds }
type Glyph = { readonly unicode: string; readonly width: number }

const everywhere: Bounds = [-Infinity, -Infinity, Infinity, Infinity]
const identity: Matrix = [1, 0, 0, 1, 0, 0]

/**
 * Follows a page's drawing operators: what text is shown where, the bounds of what is stroked or filled, and of pictures.
 * Of the text operators, those that the typesetter writes; clipping paths draw nothing, and cut off pictures alone.
 */
export function readOperators({ fnArray, argsArray }: { fnArray: number[]; argsArray: unknown[] }): {
  readonly shown: ShownText[]
  readonly drawn: Bounds[]
  readonly painted: Bounds[]
} {
  let state: State = { matrix: identity, font: '', size: 0, seen: everywhere }
  let line = identity
  const saved: State[] = []
  let clips = false
  const shown: ShownText[] = []
  const drawn: Bounds[] = []
  const painted: Bounds[] = []
  const transform = (by: Matrix) => {
    state = { ...state, matrix: multiply(state.matrix, by) }
  }
  for (const [i, operator] of fnArray.entries()) {
    const args = (argsArray[i] ?? []) as unknown[]
    switch (operator) {
      case OPS.save:
        saved.push(state)
        break
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        state = saved.pop() ?? state
        break
      case OPS.transform:
        transform(args as unknown as Matrix)
        break
      case OPS.paintFormXObjectBegin:
        saved.push(state)
        if (args[0]) transform(args[0] as Matrix)
        break
      case OPS.setFont:
        state = { ...state, font: args[0] as string, size: args[1] as number }
        break
      case OPS.beginText:
        line = identity
        break
      case OPS.setTextMatrix:
        line = args[0] as Matrix
        break
      case OPS.moveText:
        line = multiply(line, [1, 0, 0, 1, args[0] as number, args[1] as number])
        break
      case OPS.showText: {
        const run = show(args[0] as (Glyph | number)[], multiply(state.matrix, line), state)
        shown.push(run)
        line = multiply(line, [1, 0, 0, 1, run.advance, 0])
        break
      }
      case OPS.paintImageXObject:
        painted.push(within(bounds(state.matrix, [0, 0, 1, 1]), state.seen))
        break
      case OPS.constructPath:
        if (!args[2]) break
        if (args[0] !== OPS.endPath) drawn.push(bounds(state.matrix, args[2] as Bounds))
        else if (clips) state = { ...state, seen: within(bounds(state.matrix, args[2] as Bounds), state.seen) }
        clips = false
        break
      case OPS.clip:
      case OPS.eoClip:
        clips = true
        break
    }
  }
  return { shown, drawn, painted }
}

/** Widths and the numbers between glyphs are thousandths of the font's size; the numbers take away. */
function show(glyphs: readonly (Glyph | number)[], matrix: Matrix, state: State): ShownText & { advance: number } {
  let text = ''
  let thousandths = 0
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') thousandths -= glyph
    else {
      text += glyph.unicode
      thousandths += glyph.width
    }
  }
  const advance = (thousandths / 1000) * state.size
  const scale = Math.hypot(matrix[0], matrix[1])
  const [, , , , x, y] = matrix
  return { text, font: state.font, points: scale * state.size, x, y, width: scale * advance, advance }
}

function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ]
}

function within([left, bottom, right, top]: Bounds, [l, b, r, t]: Bounds): Bounds {
  return [Math.max(left, l), Math.max(bottom, b), Math.min(right, r), Math.min(top, t)]
}

function bounds(m: Matrix, [left, bottom, right, top]: Bounds): Bounds {
  const corners = [
    [left, bottom],
    [left, top],
    [right, bottom],
    [right, top],
  ].map(([x = 0, y = 0]) => [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]] as const)
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}
