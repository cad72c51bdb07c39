/**
 * What the symbol fonts people tick boxes with show for a code. Glyph tables: Unicode L2/11-052 (Wingdings and
 * Webdings). A bare tick counts as a ticked box, because that is all it is ever used for in a form; a bare cross may
 * also mean “no” and stays a cross. Filled squares and circles stay what they are, like the ones typed as characters.
 */
const checked = '☑'
const unchecked = '☐'

const glyphs: Readonly<Record<string, ReadonlyMap<number, string>>> = {
  wingdings: table({
    [unchecked]: [0x6f, 0x70, 0x71, 0x72, 0xa8],
    [checked]: [0x78, 0xfc, 0xfd, 0xfe],
    '✗': [0xfb],
    '■': [0x6e],
    '●': [0x6c],
    '○': [0xa1],
    '◉': [0xa4],
    '◎': [0xa5],
    ...Object.fromEntries(Array.from({ length: 10 }, (_, i) => [String.fromCodePoint(0x2460 + i), [0x81 + i]])),
    ...Object.fromEntries(Array.from({ length: 10 }, (_, i) => [String.fromCodePoint(0x2776 + i), [0x8c + i]])),
  }),
  'wingdings 2': table({
    [unchecked]: [0x2a, 0xa3, 0xa4, 0xa5, 0xa6],
    [checked]: [0x50, 0x51, 0x52, 0x53, 0x54],
    '✗': [0x4f],
    '■': [0xa2],
    '●': [0x98],
    '○': [0x99],
  }),
  webdings: table({ [unchecked]: [0x63], [checked]: [0x61], '✗': [0x72], '■': [0x67], '●': [0x6e] }),
  marlett: table({ [checked]: [0x61, 0x62], '✗': [0x72] }),
  zapfdingbats: dingbats(),
  'zapf dingbats': dingbats(),
  'itc zapf dingbats': dingbats(),
  symbol: greek(),
  'monotype sorts': dingbats(),
  ...{ 'wingdings 3': table({}), 'mt extra': table({}) },
}

/** Unicode check boxes inserted as symbols (Segoe UI Symbol, MS Gothic …). */
const unicodeBoxes = table({ [unchecked]: [0x2610], [checked]: [0x2611, 0x2612, 0x2bbd, 0x1f5f5, 0x1f5f7, 0x1f5f9] })

/** What the same fonts put before the items of a list. A tick there is a tick, not a ticked box. */
const bullets: Readonly<Record<string, ReadonlyMap<number, string>>> = {
  wingdings: table({
    ...{ '•': [0x9f], '●': [0x6c], '▪': [0xa7], '◆': [0x75], '❖': [0x76], '➢': [0xd8], '✓': [0xfc] },
    ...{ '←': [0xdf], '→': [0xe0], '↑': [0xe1], '↓': [0xe2], '➔': [0xe8], '⇨': [0xf0], '★': [0xab] },
  }),
  'wingdings 2': table({ '✓': [0x50] }),
  webdings: table({ '✓': [0x61] }),
  symbol: table({ '•': [0xb7] }),
}

/** What stands before an item whose bullet is this character of this font. */
export function bulletGlyph(font: string | undefined, text: string): string {
  const value = text.codePointAt(0) ?? 0
  const known = symbolFont(font)
  if (known) return bullets[known]?.get(value & 0xff) ?? glyphIn(known, value) ?? '•'
  if (isPrivate(value)) return '•'
  return /^courier/i.test(font ?? '') && text === 'o' ? '○' : text
}

/** The name under which a font is known here, when it is one that shows other characters than the codes say. */
export function symbolFont(name: string | undefined): string | undefined {
  const known = name?.trim().toLowerCase()
  return known !== undefined && Object.hasOwn(glyphs, known) ? known : undefined
}

/** What w:sym shows: `code` in hexadecimal, in the font's own code page or shifted to U+F000 (ECMA-376-1 17.3.3.30). */
export function symbolGlyph(font: string | undefined, code: string | undefined): string {
  const value = Number.parseInt(code ?? '', 16)
  if (Number.isNaN(value) || value > 0x10ffff) return ''
  const known = symbolFont(font)
  if (known) return glyphIn(known, value) ?? bullets[known]?.get(value & 0xff) ?? ''
  return unicodeBoxes.get(value) ?? (isPrivate(value) ? '' : String.fromCodePoint(value))
}

/** What text typed in a symbol font shows, as far as it is known: anything else stays. */
export function symbolText(font: string, text: string): string {
  let shown = ''
  for (const char of text) {
    const value = char.codePointAt(0) as number
    shown += glyphIn(font, value) ?? bulletIn(font, value) ?? (isPrivate(value) ? '' : char)
  }
  return shown
}

/** Whether a character of a text shows something in this font that isn't known. Fonts of symbols have no 汉字. */
export function hasUnknown(font: string, text: string): boolean {
  return [...text].some((char) => {
    const value = char.codePointAt(0) as number
    const isOwn = (value > 0x20 && value < 0x7f) || isPrivate(value)
    return isOwn && glyphIn(font, value) === undefined && bulletIn(font, value) === undefined
  })
}

function bulletIn(font: string, value: number): string | undefined {
  return value > 0xff && !isPrivate(value) ? undefined : bullets[font]?.get(value & 0xff)
}

function glyphIn(font: string, value: number): string | undefined {
  if (value > 0xff && !isPrivate(value)) return unicodeBoxes.get(value)
  return glyphs[font]?.get(value & 0xff)
}

function dingbats(): ReadonlyMap<number, string> {
  return table({
    ...{ [checked]: [0x33, 0x34], [unchecked]: [0x6f, 0x70, 0x71, 0x72], '✗': [0x35, 0x36, 0x37, 0x38] },
    ...{ '■': [0x6e], '●': [0x6c], '○': [0x6d] },
  })
}

/** The letters and signs of the Symbol font (Unicode, VENDORS/ADOBE/symbol.txt). */
function greek(): ReadonlyMap<number, string> {
  const runs: Readonly<Record<number, string>> = {
    33: '!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_',
    97: 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼',
    160: '€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂●÷≠≡≈…',
    208: '∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊',
  }
  return new Map(Object.entries(runs).flatMap(([from, run]) => [...run].map((c, i) => [Number(from) + i, c] as const)))
}

function isPrivate(value: number): boolean {
  return value >= 0xe000 && value <= 0xf8ff
}

function table(codes: Readonly<Record<string, readonly number[]>>): ReadonlyMap<number, string> {
  return new Map(Object.entries(codes).flatMap(([glyph, values]) => values.map((value) => [value, glyph] as const)))
}
