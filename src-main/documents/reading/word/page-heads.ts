import type { Floating } from '../../../../src-domain/intake/word-document.ts'
import type { FloatDraft } from './floating.ts'

/*
 * What is drawn in a header shows on every page, and some of it lies far below the head: only what is as small as a
 * mark counts there, for logos, watermarks and lines for binding are printed by thousands.
 */

/** Millimetres: where a header's first line is, the usual margin above the body, and a logo that hangs a little below it. */
const headLine = 15
export const usualMargin = 25.4
const overhang = 9
const largestMark = 30

/** The marks of headers that lie in the body of a page with this margin above it. */
export function marksBelowHead(floats: readonly FloatDraft[], margin: number): Floating[] {
  return floats.flatMap(({ isNone, kind = 'shape', from, top, width = 0, height = 0 }) => {
    const isMark = !isNone && top !== undefined && Math.max(width, height) > 0 && Math.max(width, height) < largestMark
    if (!isMark) return []
    const fromEdge = top + (from === 'page' ? 0 : from === 'margin' ? margin : headLine)
    if (fromEdge + height <= margin + overhang) return []
    return [{ kind, anchor: 'before', near: '', from: 'page', top: fromEdge, width, height, lines: 0 }]
  })
}
