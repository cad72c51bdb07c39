/** What of a JPEG or PNG decides how it lies on its page; undefined for anything else. */
export type ImageSize = {
  readonly extension: 'jpg' | 'png'
  readonly width: number
  readonly height: number
  /** As it is to be seen, after a photograph's own turning (EXIF). */
  readonly landscape: boolean
}

export function imageSize(bytes: Uint8Array): ImageSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    if (view.getUint32(0) === 0x89504e47) {
      const [width, height] = [view.getUint32(16), view.getUint32(20)]
      return { extension: 'png', width, height, landscape: width > height }
    }
    return view.getUint16(0) === 0xffd8 ? jpegSize(view) : undefined
  } catch {
    // It ends before it has said its size.
    return undefined
  }
}

function jpegSize(view: DataView): ImageSize | undefined {
  let turned = false
  for (let at = 2; ; ) {
    if (view.getUint8(at) !== 0xff) return undefined
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at++
      continue
    }
    const length = view.getUint16(at + 2)
    if (marker === 0xe1 && view.getUint32(at + 4) === 0x45786966) turned = isTurned(view, at + 10)
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)]
      return { extension: 'jpg', width, height, landscape: turned ? height > width : width > height }
    }
    at += 2 + length
  }
}

const orientationTag = 0x0112

/** EXIF orientations 5 to 8 lie on their side. */
function isTurned(view: DataView, tiff: number): boolean {
  const little = view.getUint16(tiff) === 0x4949
  const directory = tiff + view.getUint32(tiff + 4, little)
  for (let i = 0; i < view.getUint16(directory, little); i++) {
    const entry = directory + 2 + 12 * i
    if (view.getUint16(entry, little) === orientationTag) return view.getUint16(entry + 8, little) >= 5
  }
  return false
}
