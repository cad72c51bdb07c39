import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import {
  AlphaAction,
  ColorSpace,
  ColorType,
  CompressionMethod,
  Density,
  DensityUnit,
  FilterType,
  type IMagickImage,
  initializeImageMagick,
  MagickColors,
  MagickError,
  MagickFormat,
  MagickImage,
  MagickImageCollection,
  MagickReadSettings,
  Orientation,
  ResourceLimits,
} from '@imagemagick/magick-wasm'
import type { Picture } from './picture.ts'

/*
 * Every picture from outside is looked at and taken apart here, by ImageMagick as WebAssembly. sharp and wasm-vips (both
 * libvips) were tried too: neither reads BMP or a telephone's HEIC as npm has them, sharp is native code in our own
 * process, which a hostile file ends for good, and wasm-vips brings threads of its own. This one reads all that is handed
 * in, is the same file on every platform, refused what was cut short in each format, and let no mutated file (1,500 of
 * each of 13 kinds) take longer than 0.2 s or leave its memory. Only the format that the content shows is ever tried, so
 * none of its script and drawing languages can be reached.
 */

export type PictureKind = 'jpg' | 'png' | 'gif' | 'webp' | 'bmp' | 'tiff' | 'heic'

/** Pixels as it is to be seen, after a photograph's own turning; `paper` is its size in points where the file says so. */
export type PicturePage = {
  readonly width: number
  readonly height: number
  readonly paper?: { readonly width: number; readonly height: number }
}

/** An open file of pictures. Only the page at hand is taken apart. Pages count from 1; only a TIFF has several. */
export type PictureFile = {
  readonly kind: PictureKind
  readonly pages: readonly PicturePage[]
  /** On white paper, made smaller where its longer side has more pixels. Throws PictureRefusal. */
  pixels(page: number, longSide: number): Picture
  /** A PDF of one page that is nothing but this picture, a point for each pixel. Throws PictureRefusal. */
  asPdf(page: number): Uint8Array
}

export type PictureProblem = 'damaged' | 'unsupported' | 'too-large'

/** Thrown for what is wrong with a file. */
export class PictureRefusal extends Error {
  readonly code: PictureProblem

  constructor(code: PictureProblem) {
    super(code)
    this.code = code
  }
}

/** A3 at 600 dpi fits. */
const mostPixels = 100_000_000
const longestSide = 65_535n
const mostPages = 1000n

/** What a file is, by its content: names and extensions are often wrong. Undefined for what is no picture known here. */
export function pictureKind(bytes: Uint8Array): PictureKind | undefined {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('hex')
  return heads.find(([, pattern]) => pattern.test(head))?.[0]
}

/** Of the first sixteen bytes. */
const heads: readonly (readonly [PictureKind, RegExp])[] = [
  ['jpg', /^ffd8ff/],
  ['png', /^89504e470d0a1a0a/],
  ['gif', /^47494638(?:37|39)61/],
  ['webp', /^52494646.{8}57454250/],
  // The size of its header tells it from a text that begins with these letters.
  ['bmp', /^424d.{24}(?:0c|28|34|38|40|6c|7c)00/],
  ['tiff', /^(?:49492[ab]00|4d4d002[ab])/],
  // ISO/IEC 23008-12: ftyp, and a brand that begins with hei or hev, mif1 or msf1.
  ['heic', /^.{8}66747970(?:6865(?:69|76)|6d696631|6d736631)/],
]

const formats = {
  jpg: MagickFormat.Jpeg,
  png: MagickFormat.Png,
  gif: MagickFormat.Gif,
  webp: MagickFormat.WebP,
  bmp: MagickFormat.Bmp,
  tiff: MagickFormat.Tiff,
  heic: MagickFormat.Heic,
} satisfies Record<PictureKind, MagickFormat>

/** Opens a file of pictures, of which only its heads are read. Undefined for what is no picture; throws PictureRefusal. */
export async function openPictures(bytes: Uint8Array): Promise<PictureFile | undefined> {
  const kind = pictureKind(bytes)
  if (!kind) return undefined
  library ??= load()
  await library
  const frames = aboutTheFile(() => framesOf(bytes, kind))
  const at = (page: number) => {
    const frame = frames[page - 1]
    if (!frame) throw new Error(`no page ${page}`)
    if (frame.width * frame.height > mostPixels) throw new PictureRefusal('too-large')
    return frame
  }
  return {
    kind,
    pages: frames,
    pixels: (page, longSide) => opened(bytes, kind, at(page), (image) => pixelsOf(image, longSide)),
    asPdf: (page) => opened(bytes, kind, at(page), (image) => pdfOf(image, kind)),
  }
}

let library: Promise<void> | undefined

async function load(): Promise<void> {
  const wasm = await readFile(createRequire(import.meta.url).resolve('@imagemagick/magick-wasm/magick.wasm'))
  await initializeImageMagick(Uint8Array.from(wasm))
  ResourceLimits.width = longestSide
  ResourceLimits.height = longestSide
  ResourceLimits.listLength = mostPages
  ResourceLimits.area = BigInt(2 * mostPixels)
  ResourceLimits.memory = BigInt(8 * mostPixels)
  // Its disk is memory as well.
  ResourceLimits.disk = 0n
}

/** A page, and its place among all that the file holds. */
type Frame = PicturePage & { readonly index: number }

function framesOf(bytes: Uint8Array, kind: PictureKind): Frame[] {
  const images = MagickImageCollection.create()
  try {
    const first = kind === 'tiff' ? {} : { frameIndex: 0, frameCount: 1 }
    images.ping(bytes, new MagickReadSettings({ format: formats[kind], ...first }))
    const frames = [...images].flatMap((image, index) => (isReduced(image) ? [] : [{ ...pageOf(image), index }]))
    if (frames.length === 0 || frames.some(({ width, height }) => width * height === 0)) {
      throw new PictureRefusal('damaged')
    }
    return frames
  } finally {
    images.dispose()
  }
}

/** A TIFF's preview of one of its pages. */
function isReduced(image: IMagickImage): boolean {
  return image.getAttribute('tiff:subfiletype') === 'REDUCEDIMAGE'
}

const onItsSide: readonly number[] = [
  Orientation.LeftTop,
  Orientation.RightTop,
  Orientation.RightBottom,
  Orientation.LeftBottom,
]
/** Fewer dots an inch no scanner makes: such a number only stands there because one had to. */
const leastDensity = 90

function pageOf({ width, height, density, orientation }: IMagickImage): PicturePage {
  const inch = density.units === DensityUnit.PixelsPerInch ? 72 : 72 / 2.54
  const across = (density.x * 72) / inch
  const known = density.units !== DensityUnit.Undefined && across >= leastDensity && density.y > 0
  const paper = known ? { width: (width * inch) / density.x, height: (height * inch) / density.y } : undefined
  const page = { width, height, ...(paper ? { paper } : {}) }
  return onItsSide.includes(orientation) ? turned(page) : page
}

function turned({ width, height, paper }: PicturePage): PicturePage {
  return { width: height, height: width, ...(paper ? { paper: { width: paper.height, height: paper.width } } : {}) }
}

function opened<T>(bytes: Uint8Array, kind: PictureKind, { index }: Frame, use: (image: IMagickImage) => T): T {
  return aboutTheFile(() => {
    const image = MagickImage.create()
    try {
      let cutShort = false
      // The one format whose end may be missing without an error.
      image.onWarning = ({ error }) => {
        if (/premature end/i.test(error.message)) cutShort = true
      }
      image.read(bytes, new MagickReadSettings({ format: formats[kind], frameIndex: index, frameCount: 1 }))
      if (cutShort) throw new PictureRefusal('damaged')
      image.autoOrient()
      return use(image)
    } finally {
      image.dispose()
    }
  })
}

function pixelsOf(image: IMagickImage, longSide: number): Picture {
  onPaper(image)
  const shrink = longSide / Math.max(image.width, image.height)
  if (shrink < 1) {
    const side = (pixels: number) => Math.max(1, Math.round(pixels * shrink))
    image.resize(side(image.width), side(image.height), FilterType.Box)
  }
  const { width, height } = image
  const rgba = image.getPixels((pixels) => pixels.toByteArray(0, 0, width, height, 'RGBA'))
  if (!rgba) throw new PictureRefusal('damaged')
  return { width, height, rgba }
}

/** As printed: what lets the ground through shows the paper, and ink is light. */
function onPaper(image: IMagickImage): void {
  if (image.hasAlpha) {
    image.backgroundColor = MagickColors.White
    image.alpha(AlphaAction.Remove)
  }
  if (image.colorSpace === ColorSpace.CMYK) image.colorSpace = ColorSpace.sRGB
}

/** Loses nothing that the file had: photographs stay JPEG, faxes fax, everything else is deflated. */
function pdfOf(image: IMagickImage, kind: PictureKind): Uint8Array {
  onPaper(image)
  const photograph = ['jpg', 'webp', 'heic'].includes(kind) || image.compression === CompressionMethod.JPEG
  const fax = image.colorType === ColorType.Bilevel
  image.settings.compression = photograph
    ? CompressionMethod.JPEG
    : fax
      ? CompressionMethod.Group4
      : CompressionMethod.Zip
  image.quality = photograph ? photographQuality : quickest
  image.density = new Density(72, 72, DensityUnit.PixelsPerInch)
  return image.write(MagickFormat.Pdf, (pdf) => pdf.slice())
}

const photographQuality = 92
/** Deflating harder takes ten times as long for a tenth of the size. */
const quickest = 20

/** What the library throws, it throws about the file. */
function aboutTheFile<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) {
      // Its memory can't be used again.
      library = undefined
      throw new PictureRefusal('damaged')
    }
    if (error instanceof MagickError) throw new PictureRefusal(problemOf(error))
    throw error
  }
}

const resourceLimit = 400

function problemOf({ severity, message }: MagickError): PictureProblem {
  if (severity === resourceLimit) return 'too-large'
  return /unsupported|not supported|unrecognized|delegate/i.test(message) ? 'unsupported' : 'damaged'
}
