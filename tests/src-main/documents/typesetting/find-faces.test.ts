import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findFaces } from '../../../../src-main/documents/typesetting/find-faces.ts'
import { readFonts } from '../../../../src-main/documents/typesetting/fonts.ts'
import { scheme } from '../../../support/application.ts'
import { temporaryFolder } from '../../../support/desk.ts'

type Face = {
  readonly names: readonly string[]
  readonly weight?: number
  readonly fsType?: number
  readonly fsSelection?: number
  readonly macStyle?: number
}

/** A font file of nothing but the tables that say what it is. */
function fontFile({ names, weight = 400, fsType = 8, fsSelection = 0x40, macStyle = 0 }: Face): Buffer {
  const strings = names.map((name) => Buffer.from(name, 'utf16le').swap16())
  const name = Buffer.alloc(6 + 12 * names.length)
  name.writeUInt16BE(names.length, 2)
  name.writeUInt16BE(name.length, 4)
  for (const [i, string] of strings.entries()) {
    const before = strings.slice(0, i).reduce((sum, s) => sum + s.length, 0)
    // Windows, Unicode, the family's name in one more language each.
    for (const [j, field] of [3, 1, 0x0409 + i, 1, string.length, before].entries()) {
      name.writeUInt16BE(field, 6 + 12 * i + 2 * j)
    }
  }
  const os2 = Buffer.alloc(78)
  os2.writeUInt16BE(weight, 4)
  os2.writeUInt16BE(fsType, 8)
  os2.writeUInt16BE(fsSelection, 62)
  const style = Buffer.alloc(54)
  style.writeUInt16BE(macStyle, 44)
  const tables: [string, Buffer][] = [
    ['OS/2', os2],
    ['head', style],
    ['name', Buffer.concat([name, ...strings])],
  ]
  const head = Buffer.alloc(12 + 16 * tables.length)
  head.writeUInt32BE(0x00010000, 0)
  head.writeUInt16BE(tables.length, 4)
  let offset = head.length
  for (const [i, [tag, table]] of tables.entries()) {
    head.write(tag, 12 + 16 * i, 'latin1')
    head.writeUInt32BE(offset, 12 + 16 * i + 8)
    head.writeUInt32BE(table.length, 12 + 16 * i + 12)
    offset += table.length
  }
  return Buffer.concat([head, ...tables.map(([, table]) => table)])
}

function folderOf(fonts: Readonly<Record<string, Face>>): string {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'truetype'))
  for (const [file, face] of Object.entries(fonts)) writeFileSync(join(folder, 'truetype', file), fontFile(face))
  writeFileSync(join(folder, 'broken.ttf'), 'not a font')
  return folder
}

describe('the officers’ own faces', () => {
  it('are found by the names in the files and used, Windows’ before any other', async () => {
    const folder = folderOf({
      'a.ttf': { names: ['FangSong_GB2312', '仿宋_GB2312'] },
      'b.ttf': { names: ['FangSong', '仿宋'] },
      'c.ttf': { names: ['SimHei', '黑体'] },
      'd.otf': { names: ['楷体_GB2312'] },
    })
    const { body, headings } = await findFaces(scheme.print, [folder])
    expect(body).toMatchObject({ asked: '仿宋', path: join(folder, 'truetype', 'b.ttf'), asAsked: true })
    expect(headings.map((h) => [h.asked, h.path.slice(-5), h.asAsked])).toEqual([
      ['黑体', 'c.ttf', true],
      ['楷体', 'd.otf', true],
    ])
  })

  it('are used in their regular cut, and not where their maker forbids embedding', async () => {
    const folder = folderOf({
      'bold.ttf': { names: ['楷体'], weight: 700 },
      'regular.ttf': { names: ['楷体'] },
      'locked.ttf': { names: ['仿宋'], fsType: 2 },
    })
    const { body, headings } = await findFaces(scheme.print, [folder])
    expect(headings[1]?.path).toBe(join(folder, 'truetype', 'regular.ttf'))
    expect(body.asAsked).toBe(false)
  })

  it('are not bold where the bold cut calls itself 400 too', async () => {
    const folder = folderOf({
      'a-bold.ttf': { names: ['仿宋'], fsSelection: 0x20 },
      'b-bold.ttf': { names: ['仿宋'], macStyle: 1 },
      'c-regular.ttf': { names: ['仿宋'] },
    })
    const { body } = await findFaces(scheme.print, [folder])
    expect(body.path).toBe(join(folder, 'truetype', 'c-regular.ttf'))
  })

  it.each([
    ['CESI仿宋-GB2312', 'CESI黑体-GB2312', 'CESI楷体-GB2312'],
    ['CESI仿宋-GB18030', 'CESI黑体-GB18030', 'CESI楷体-GB18030'],
    ['方正仿宋_GB18030', '方正黑体_GB18030', '方正楷体_GB18030'],
    ['华文仿宋', 'WenQuanYi Zen Hei', 'AR PL UKai CN'],
  ])('are found as %s, %s and %s', async (...names) => {
    const folder = folderOf(Object.fromEntries(names.map((name, i) => [`${i}.ttf`, { names: [name] }])))
    const { body, headings } = await findFaces(scheme.print, [folder])
    expect([body, ...headings].map((f) => [f.name, f.asAsked])).toEqual(names.map((name) => [name, true]))
  })

  it('are stood in for by those of the installation where there are none', async () => {
    const { body, headings } = await findFaces(scheme.print, [join(temporaryFolder(), 'missing')])
    expect([body, ...headings].map((f) => [f.asked, f.name, f.asAsked])).toEqual([
      ['仿宋', 'Noto Serif SC', false],
      ['黑体', 'Noto Sans SC', false],
      ['楷体', 'Noto Serif SC', false],
    ])
  })

  it('of the rarest characters are found too, and read only for a text that needs them', async () => {
    const folder = folderOf({ 'simsunb.ttf': { names: ['SimSun-ExtB'] } })
    const faces = await findFaces(scheme.print, [folder])
    expect(faces.rarest.map((f) => f.name)).toEqual(['SimSun-ExtB'])
    const path = join(folder, 'truetype', 'simsunb.ttf')
    expect((await readFonts(faces, '上海样例㵥䶮公司')).has(path)).toBe(false)
    expect((await readFonts(faces, '上海样例\u{2a6d6}公司')).has(path)).toBe(true)
  })
})
