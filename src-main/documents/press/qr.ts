import { encode } from 'uqr'

/** A QR code as an SVG of one path, without the quiet zone: the paper around it is white. */
export function qrSvg(text: string): string {
  const { data, size } = encode(text, { ecc: 'Q', border: 0 })
  let path = ''
  for (const [y, row] of data.entries()) {
    for (let x = 0; x < size; x++) {
      if (!row[x]) continue
      let end = x
      while (end < size && row[end]) end++
      path += `M${x} ${y}h${end - x}v1h${x - end}z`
      x = end
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${path}"/></svg>`
}
