/** A number as typed in digits: the plain decimal with its decimals as written, and a doubt where it could be meant otherwise. */
export type TypedDecimal = { readonly decimal: string; readonly doubt?: string }

/**
 * Takes thousands separators (comma, space, apostrophe) out of a number typed in digits. 31,200.50 and 12 000 are
 * certain; 1,23,456, a comma for a point (45,2) and digits spaced one by one are doubtful; 12 13 is no number.
 */
export function typedDecimal(text: string): TypedDecimal | undefined {
  const t = text.trim().replace(/\s*([.,])\s*/g, '$1')
  // 5.000 is five, or five thousand as some write it.
  if (/^[1-9]\d{0,2}\.000$/.test(t)) return { decimal: t, doubt: `“${t}”里的点可能是千分位，按小数点读取` }
  if (/^(?:\d+\.?|\d*\.\d+)$/.test(t)) return { decimal: trimmed(t) }
  if (/^[1-9]\d{0,2}(?:([,\s'’])\d{3})(?:\1\d{3})*(?:\.\d+)?$/.test(t))
    return { decimal: trimmed(t.replace(/[,\s'’]/g, '')) }
  if (/^\d(?:\s\d)+(?:\.\d+)?$/.test(t)) {
    const decimal = trimmed(t.replace(/\s/g, ''))
    return { decimal, doubt: `数字之间有空格，按 ${decimal} 读取` }
  }
  if (/^(?:0,\d+|\d+,\d{1,2})$/.test(t)) {
    const decimal = trimmed(t.replace(',', '.'))
    return { decimal, doubt: `逗号疑似小数点，按 ${decimal} 读取` }
  }
  if (/^\d+(?:,\d+)+(?:\.\d+)?$/.test(t)) {
    const decimal = trimmed(t.replace(/,/g, ''))
    return { decimal, doubt: `千分位逗号的位置不对，按 ${decimal} 读取` }
  }
  return undefined
}

/** No leading zeros, no bare point. */
function trimmed(decimal: string): string {
  return decimal
    .replace(/\.$/, '')
    .replace(/^\./, '0.')
    .replace(/^0+(?=\d)/, '')
}
