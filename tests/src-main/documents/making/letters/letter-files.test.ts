import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { application } from '../../../../support/application.ts'
import { must, newDesk, problemOf, temporaryFolder } from '../../../../support/desk.ts'
import { textsIn } from '../../../../support/docx.ts'
import { lowShare, make, makeLetters, said, withoutAudit } from './make.ts'

const bell = String.fromCharCode(7)
const reversal = String.fromCharCode(0x202e)

describe('every letter', () => {
  it('takes hostile text as text: no fields, no markup, no control characters; rare characters stay', async () => {
    const name = `㵥䶮𠮷样例</w:t><w:fldSimple w:instr="DDE cmd"/>{ PAGE }${bell}${reversal}公司`
    const desk = newDesk(application('enterprise', { values: { ...lowShare, name } }))
    for (const kind of ['correction', 'opinion', 'receipt'] as const) {
      const [letter] = await make(desk, kind)
      const parts = await textsIn(readFileSync(letter?.path ?? ''))
      const xml = parts.get('word/document.xml') ?? ''
      expect(xml).not.toMatch(/<w:(fldSimple|instrText|fldChar)/)
      for (const character of [bell, reversal]) expect(xml).not.toContain(character)
      const { text } = await said(desk, kind)
      expect(text).toContain('㵥䶮𠮷样例</w:t><w:fldSimple w:instr="DDE cmd"/>{ PAGE }公司')
      expect([...parts.keys()].filter((file) => /vba|macro|embed/i.test(file))).toEqual([])
    }
  })

  it('is A4 with the margins of GB/T 9704, mirrored for duplex, in the faces of the notice', async () => {
    for (const kind of ['correction', 'forms'] as const) {
      const [letter] = await make(newDesk(withoutAudit()), kind)
      const parts = await textsIn(readFileSync(letter?.path ?? ''))
      const part = (file: string) => parts.get(file) ?? ''
      expect(part('word/settings.xml')).toContain('<w:mirrorMargins/>')
      const xml = part('word/document.xml')
      expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
      const margin = /<w:pgMar [^>]*>/.exec(xml)?.[0] ?? ''
      const twips = ['top', 'bottom', 'left', 'right'].map((side) =>
        Number(new RegExp(`w:${side}="(\\d+)"`).exec(margin)?.[1]),
      )
      expect(twips.map((t) => Math.round((t * 25.4) / 1440))).toEqual([37, 35, 28, 26])
      expect(part('word/styles.xml')).toContain('w:eastAsia="仿宋"')
      expect([...parts.keys()].filter((file) => file.startsWith('word/fonts'))).toEqual([])
    }
  })

  it('is never written over one that has been edited, and not made twice', async () => {
    const desk = newDesk(withoutAudit())
    const folder = temporaryFolder()
    const paths = async () => must(await makeLetters(desk, 'receipt', folder)).map((letter) => letter.path)
    const [first = '', ...others] = await paths()
    expect(await paths()).toEqual([first, ...others])
    appendFileSync(first, '经办人改过')
    const name = '收件回执_A01_上海样例泵业有限公司（2）'
    expect((await paths()).map((path) => basename(path))).toEqual([`${name}.docx`, `${name}.pdf`])
    expect(readFileSync(first).toString('latin1')).toMatch(Buffer.from('经办人改过').toString('latin1'))
  })

  it('is refused where nothing can be written, for an unknown application, and by application where it is of the batch', async () => {
    const desk = newDesk(withoutAudit())
    const blocked = join(temporaryFolder(), '不是文件夹')
    writeFileSync(blocked, '')
    expect(problemOf(await makeLetters(desk, 'liaison', blocked)).code).toBe('out-unusable')
    const out = temporaryFolder()
    expect(problemOf(await makeLetters(desk, 'opinion', out, { applications: ['A09'] })).code).toBe(
      'letter-for-unknown',
    )
    expect(problemOf(await makeLetters(desk, 'forms', out, { applications: ['A01'] })).code).toBe('letters-of-batch')
  })
})
