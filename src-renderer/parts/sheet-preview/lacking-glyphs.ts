import type { PrintFinding } from '../../../src-domain/book/print-finding.ts'

/** What to know before printing where no face has a glyph for some characters. */
export function lackingGlyphs(characters: readonly string[], instead = ''): PrintFinding {
  const message = `“${characters.join('')}”在本机字库中没有字形，印出来是方框。请安装含有这些字的字体${instead}。`
  return { check: 'characters', title: '缺字', outcome: 'warning', message }
}
