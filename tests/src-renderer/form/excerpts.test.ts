import { expect, it } from 'vitest'
import { excerpts } from '../../../src-renderer/form/excerpts.ts'

/** So many different characters. */
const text = (length: number, from = 0x4e00) =>
  Array.from({ length }, (_, i) => String.fromCodePoint(from + i)).join('')
const former = text(200)

it('shows two versions of a long text from the same place on, around what differs', () => {
  const end = text(100, 0x6000)
  const shown = { start: `…${former.slice(-40)}`, end: `${end.slice(0, 40)}…`, stops: false }
  expect(excerpts(`${former}甲${end}`, `${former}乙${end}`)).toEqual([
    { ...shown, own: '甲' },
    { ...shown, own: '乙' },
  ])
})

it('says of a text that is only the beginning of the other that it stops where that goes on, whichever it is', () => {
  const start = `…${former.slice(-40)}`
  const shorter = { start, own: '', end: '', stops: true }
  const longer = { start, own: '后来补写的一句。', end: '', stops: false }
  expect(excerpts(former, `${former}后来补写的一句。`)).toEqual([shorter, longer])
  expect(excerpts(`${former}后来补写的一句。`, former)).toEqual([longer, shorter])
})

it('shows how two texts begin that have little in common, and says of none that it stops', () => {
  const [one, other] = [text(700), text(700, 0x6000)]
  expect(excerpts(one, other)).toEqual(
    [one, other].map((whole) => ({ start: `${whole.slice(0, 600)}…`, own: '', end: '', stops: false })),
  )
})

it('says of an empty text nothing but that', () => {
  const nothing = { start: '', own: '', end: '', stops: false }
  expect(excerpts('', former)).toEqual([nothing, { ...nothing, start: former }])
  expect(excerpts('', '12')).toEqual([nothing, { ...nothing, own: '12' }])
})
