import type { Field } from '../schemes/scheme.ts'
import { plain } from '../text/normalise.ts'
import { withNested } from './grid.ts'
import { namesAddress } from './names-address.ts'
import { onlyAsks } from './prompt.ts'
import { type AsideKind, type Cell, unseenLook } from './word-document.ts'

const longestQuote = 60

/**
 * What stands in a cell besides its text and may say something else about the value, or be all that it holds, in
 * Chinese; `isEmpty`: no value was read.
 */
export function besides(cell: Cell, { type }: Field, isEmpty: boolean): string | undefined {
  const { asides = [], labels = [], pictures = [], text } = cell
  const of = (...kinds: readonly AsideKind[]) => asides.filter((aside) => kinds.includes(aside.kind))
  const note = of('footnote', 'endnote', 'comment')[0]
  if (note) return `格内有${note.kind === 'comment' ? '批注' : '注释'}${quoted(note.text)}`
  if (of('shifted').length > 0) return '这一行有单元格已用修订删除，其余的可能移了位，请对照原件'
  const prompt = of('prompt').find((aside) => !onlyAsks(aside.text))
  if (prompt) return `“${plain(prompt.text).slice(0, 40)}”在文件里标为提示文字，没有采用，请对照原件`
  const link = of('link').find((aside) => !namesAddress(text, aside.text))
  if (link && (type === 'email' || type === 'url')) return `链接实际指向${quoted(link.text)}，请核对`
  const unread = of('field', 'embedded', 'symbol')[0]
  if (unread) return `格内有没有读出的内容${unread.kind === 'field' ? quoted(unread.text) : ''}，请对照原件`
  const inside = nestedText(cell)
  if (inside !== '') return `格内另有一张表“${inside}”，请对照原件`
  const mark = type === 'text' ? of('raised')[0] : undefined
  if (mark) return `“${plain(mark.text).slice(0, 20)}”写成上标，可能是标注，请核对`
  const above = of('above')[0]
  if (above) return `上方另写着小字${quoted(above.text)}，请对照原件`
  const odd = unseen(cell)
  if (odd) return odd
  const computed = of('computed')[0]
  if (computed) return `“${plain(computed.text)}”是域算出的，打开或打印时会变，请对照原件`
  if (/\p{Co}/u.test(text)) return '有字库外的字符，不同电脑上显示的字可能不同，请对照原件'
  if (of('shape').some((shape) => shape.text === 'line')) return '格内画了线，可能划去了文字，请对照原件'
  if (!isEmpty) {
    return cell.drawnOn ? '格上浮着图形、图片或墨迹，可能盖住或改动了文字，请对照原件' : undefined
  }
  const hidden = of('hidden').map((aside) => aside.text)
  if (hidden.length > 0) return `“${plain(hidden.join('')).slice(0, 40)}”是隐藏的文字，页面上看不见，请对照原件`
  const struck = of('struck').map((aside) => plain(aside.text))
  if (struck.length > 0) return `“${struck.join('').slice(0, 40)}”已划线删除，没有另填`
  if (of('deleted').length > 0) return '原有的内容已用修订删除，没有另填，请对照原件'
  if (pictures.length > 0) return '格内是图片，没有文字，请对照原件'
  if (text.trim() !== '') return undefined
  if (of('shape').length > 0) return '格内有图形，没有文字，请对照原件'
  const label = labels[0]?.text.trim()
  return label ? `格内只有自动编号“${label}”` : undefined
}

function quoted(text: string): string {
  const words = plain(text).slice(0, longestQuote)
  return words === '' ? '' : `“${words}”`
}

/** The words of the tables inside a cell, which are no part of its text. */
export function nestedText({ tables }: Cell): string {
  const texts = tables.flatMap(withNested).flatMap((table) => table.cells.map((cell) => plain(cell.text)))
  return texts
    .filter((text) => text !== '')
    .join(' ')
    .slice(0, longestQuote)
}

/** Struck through or turned round by a character that is none itself. */
const overlaid = /[\u0335-\u0338\u20d2\u20d3\u20e5\u20eb]/
const turned = /[\u202a-\u202e\u2066-\u2069]/

/** What a reader of the page does not see as the text has it. */
export function unseen({ asides = [], text }: Cell): string | undefined {
  if (overlaid.test(text)) return '有字上加了划线，可能已删去，请对照原件'
  if (turned.test(text)) return '有改变文字方向的符号，显示的次序可能不同，请对照原件'
  const hidden = asides.find(({ look = '', text: words }) => look.includes(unseenLook) && words.trim() !== '')
  return hidden && `“${plain(hidden.text).slice(0, 20)}”是白色、极小的字或在隐藏的行里，页面上看不见，请对照原件`
}
