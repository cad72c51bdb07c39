/**
 * The numbers of automatic lists as Word writes them (ECMA-376-1 17.18.59): those that Chinese and English documents
 * use; any other in digits.
 */

const digits = [...'〇一二三四五六七八九']
const formal = [...'零壹贰叁肆伍陆柒捌玖']

const formats: Readonly<Record<string, (n: number) => string>> = {
  decimalZero: (n) => String(n).padStart(2, '0'),
  upperRoman: roman,
  lowerRoman: (n) => roman(n).toLowerCase(),
  upperLetter: letters,
  lowerLetter: (n) => letters(n).toLowerCase(),
  ordinal: (n) => `${n}${/1\d$/.test(String(n)) ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`,
  numberInDash: (n) => `- ${n} -`,
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalEnclosedCircle: enclosed(0x2460, 20),
  decimalEnclosedCircleChinese: enclosed(0x2460, 20),
  decimalEnclosedFullstop: enclosed(0x2488, 20),
  decimalEnclosedParen: enclosed(0x2474, 20),
  ideographEnclosedCircle: enclosed(0x3280, 10),
  chineseCounting: (n) => counted(n, digits, '十百千'),
  chineseCountingThousand: (n) => counted(n, ['零', ...digits.slice(1)], '十百千'),
  japaneseCounting: (n) => counted(n, digits, '十百千'),
  taiwaneseCounting: (n) => counted(n, digits, '十百千'),
  taiwaneseCountingThousand: (n) => counted(n, ['零', ...digits.slice(1)], '十百千'),
  chineseLegalSimplified: (n) => counted(n, formal, '拾佰仟').replace(/^拾/, '壹拾'),
  ideographLegalTraditional: (n) => counted(n, [...'零壹貳參肆伍陸柒捌玖'], '拾佰仟').replace(/^拾/, '壹拾'),
  japaneseLegal: (n) => counted(n, formal, '拾佰仟').replace(/^拾/, '壹拾'),
  ideographDigital: byDigit,
  japaneseDigitalTenThousand: byDigit,
  taiwaneseDigital: byDigit,
  ideographTraditional: (n) => [...'甲乙丙丁戊己庚辛壬癸'][n - 1] ?? String(n),
  ideographZodiac: (n) => [...'子丑寅卯辰巳午未申酉戌亥'][n - 1] ?? String(n),
}

export function numberText(n: number, format: string): string {
  return formats[format]?.(n) ?? String(n)
}

/** 十二, 二十, 一百零五, 一百二十三; larger ones than a list ever has in digits. */
function counted(n: number, names: readonly string[], places: string): string {
  if (!Number.isInteger(n) || n < 1 || n > 9999) return String(n)
  const [ten = '', hundred = '', thousand = ''] = places
  const written = [...String(n)]
  let text = ''
  let zero = false
  written.forEach((digit, i) => {
    const place = ['', ten, hundred, thousand][written.length - 1 - i] ?? ''
    if (digit === '0') zero = true
    else {
      text += `${zero ? (names[0] ?? '') : ''}${names[Number(digit)]}${place}`
      zero = false
    }
  })
  return n >= 10 && n < 20 ? text.slice(1) : text
}

function byDigit(n: number): string {
  return [...String(n)].map((digit) => digits[Number(digit)] ?? digit).join('')
}

function fullWidth(n: number): string {
  return [...String(n)].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('')
}

function enclosed(first: number, count: number): (n: number) => string {
  return (n) => (n >= 1 && n <= count ? String.fromCodePoint(first + n - 1) : String(n))
}

/** A … Z, AA, BB …, as Word goes on (17.18.59 upperLetter). */
function letters(n: number): string {
  if (n < 1 || n > 780) return String(n)
  return String.fromCodePoint(0x41 + ((n - 1) % 26)).repeat(Math.ceil(n / 26))
}

const romanDigits: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function roman(n: number): string {
  if (n < 1 || n > 3999) return String(n)
  let rest = n
  return romanDigits.reduce((text, [value, sign]) => {
    const times = Math.floor(rest / value)
    rest -= times * value
    return text + sign.repeat(times)
  }, '')
}
