import type { PrintFinding } from '../../../src-domain/book/print-finding.ts'

/** A finding that fails with what is wrong, if anything is. */
export function finding(
  check: string,
  title: string,
  wrong: readonly string[],
  right: string,
  advice: string,
): PrintFinding {
  return wrong.length === 0
    ? { check, title, outcome: 'pass', message: right }
    : { check, title, outcome: 'fail', message: `${some(wrong)}。${advice}`, ...placesOf(wrong) }
}

/** `items`: what the message names the first of. */
export function warning(check: string, title: string, message: string, items: readonly string[] = []): PrintFinding {
  return { check, title, outcome: 'warning', message, ...placesOf(items) }
}

const most = 5

/** The first few by name; more would bury the sentence, and stand in the finding's `places`. */
export function some(items: readonly string[]): string {
  const named = items.slice(0, most).join('；')
  return items.length > most ? `${named}；等 ${items.length} 处` : named
}

function placesOf(items: readonly string[]): Pick<PrintFinding, 'places'> {
  return items.length > most ? { places: items } : {}
}

/** 3、5–7、12 */
export function pageList(pages: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const page of [...new Set(pages)].sort((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last && last[1] === page - 1) last[1] = page
    else ranges.push([page, page])
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join('、')
}

/** For a bug of the program, which the officer can only report. */
export const reportIt = '这一册不能作为报送件，请重新成册；仍然如此的，请联系技术支持。'
