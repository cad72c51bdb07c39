import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Finding } from '../../../../../src-domain/checks/finding.ts'
import { dueLetters } from '../../../../../src-domain/letters/due-letters.ts'
import type { Letter } from '../../../../../src-domain/letters/letter.ts'
import type { LetterKind } from '../../../../../src-domain/letters/names.ts'
import { noMeeting } from '../../../../../src-domain/meeting/meeting.ts'
import { updateBatch } from '../../../../../src-main/desk/batch/update-batch.ts'
import type { Desk } from '../../../../../src-main/desk/desk.ts'
import { makeLetters } from '../../../../../src-main/desk/letters/make-letters.ts'
import { previewLetters } from '../../../../../src-main/desk/letters/preview-letters.ts'
import { decline } from '../../../../../src-main/desk/ranking/decline.ts'
import { rank } from '../../../../../src-main/desk/ranking/order.ts'
import { recommend } from '../../../../../src-main/desk/ranking/recommend.ts'
import { readBook } from '../../../../../src-main/documents/checking/page-facts.ts'
import { letterDocx } from '../../../../../src-main/documents/making/letters/letter-docx.ts'
import { readWordFile } from '../../../../../src-main/documents/reading/word/read-word-file.ts'
import { findFaces } from '../../../../../src-main/documents/typesetting/find-faces.ts'
import { application, attachment, batch, findings, scheme } from '../../../../support/application.ts'
import {
  attest,
  must,
  newDesk,
  officer,
  orderOf,
  preparer,
  problemOf,
  temporaryFolder,
} from '../../../../support/desk.ts'
import { scratchFolder } from '../../../../support/docx.ts'
import { workers } from '../../../../support/workers.ts'
import { opened } from '../book/make.ts'

const scratch = await scratchFolder()
afterAll(async () => {
  await scratch.remove()
})

/** In the faces that come with the program, so that every computer makes the same. */
const faces = await findFaces(scheme.print, [])
const options = { workers, fontFolders: [] }
const asked = { at: new Date('2023-07-07T02:00:00Z'), byDate: '2023-07-25' }

/** A PDF's words as its reader has them, without page numbers and heads of tables that come again, and without blanks. */
async function pdfWords(pdf: Uint8Array): Promise<string> {
  const document = await opened(pdf)
  let words = ''
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true })
    const marks: string[] = []
    for (const item of items) {
      if ('str' in item) words += marks.includes('Artifact') ? '' : item.str
      else if (item.type === 'endMarkedContent') marks.pop()
      else marks.push('tag' in item ? String(item.tag) : '')
    }
  }
  return words.replace(/\s/g, '')
}

/** A Word file's words in their order; its boxes are drawn in the PDF. */
async function wordWords(path: string): Promise<string> {
  const { blocks } = must(await readWordFile(path))
  const texts = blocks.flatMap((b) => (b.kind === 'paragraph' ? [b.text] : b.cells.map((cell) => cell.text)))
  return texts.join('').replace(/[\s☐☑]/g, '')
}

async function bothOf(desk: Desk, kind: LetterKind) {
  const made = must(await makeLetters(desk, { kind, out: temporaryFolder(), ...asked }, officer, options))
  const words = await Promise.all(
    made.map(({ path, format }) => (format === 'docx' ? wordWords(path) : pdfWords(readFileSync(path)))),
  )
  return { made, words }
}

async function bothWords(letter: Letter) {
  const word = await wordWords(await scratch.write('文件.docx', await letterDocx(letter, '黑体')))
  const { pdf, missingCharacters } = must(await workers.make.letters({ letters: [letter], faces }))
  return { word, pdf: await pdfWords(pdf), bytes: pdf, missingCharacters }
}

const bell = String.fromCharCode(7)
const rare = `㵥䶮犇堃喆昇祎{ #box() }${bell}`
const long = `上海样例${'智能装备系统集成'.repeat(7)}股份有限公司`
const address = 'a-mailbox-name-that-goes-on-and-on.of-the-department@subdomain.of.the.example-company-name.com'

/** Applicants with the longest names, rare characters, and as good as nothing. */
function awkward(): Desk {
  const codes = ['91310000132260250X', '91310000631696382C', '91310000759565082B']
  const named = [long, `上海${rare}样例有限公司`, '上海样例丙有限公司'].map((name, i) =>
    application('enterprise', { values: { name, creditCode: codes[i], honours: `样例称号${rare}；`.repeat(9) } }),
  )
  const files = ['licence', 'audit', 'audit'].map((slot, i) =>
    attachment(slot, { id: i + 1, file: `${i}_${address}.pdf`, year: 2021, pages: 300 }),
  )
  const low = { name: `${long}${rare}`, 'serviceShare.2022': '29.996', 'serviceRevenue.2022': '29996', email: address }
  const bare = { name: '', operator: '', modes: '', modeClass: '', phone: '' }
  const desk = newDesk(
    ...named,
    application('enterprise', { values: low, attachments: files }),
    application('platform', { values: bare, attachments: [], outline: [] }),
    application('district'),
  )
  attest(desk, 'A01', 'A02', 'A03')
  must(recommend(desk, { applications: ['A01', 'A02'] }, preparer))
  must(
    rank(
      desk,
      {
        category: 'enterprise',
        order: ['A02', 'A01'],
        basedOn: orderOf(desk, 'enterprise'),
        reason: `${rare}\n${'服务收入增长快，'.repeat(40)}`,
      },
      officer,
    ),
  )
  must(decline(desk, { application: 'A03', reason: `拟明年再报${rare}` }, officer))
  must(updateBatch(desk, { liaison: { name: rare, title: long, email: address } }, preparer))
  return desk
}

describe.each(['correction', 'opinion', 'policies', 'meeting', 'liaison', 'receipt'] as const)(
  'the PDF of a %s',
  (kind) => {
    it.each([
      ['awkward data', awkward],
      [
        'next to nothing',
        () => newDesk(application('platform', { values: { name: '' }, attachments: [], outline: [] })),
      ],
    ])('says word for word what its Word file says, of %s', async (_, deskOf) => {
      const { made, words } = await bothOf(deskOf(), kind)
      expect(made.length).toBeGreaterThan(0)
      made.forEach(({ format, path, missingCharacters }, i) => {
        if (format !== 'pdf') return
        expect(path).toBe(made[i - 1]?.path.replace(/docx$/, 'pdf'))
        expect(words[i]).toBe(words[i - 1])
        expect(missingCharacters).toEqual([])
      })
    })
  },
)

describe('a letter over many pages', () => {
  const applicant = application('enterprise', { values: { name: long, 'serviceShare.2022': '20' } })
  const failing = findings(applicant).find((f) => f.outcome === 'fail')
  if (!failing) throw new Error('the applicant was to fail a check')
  const letterOn = (kind: LetterKind, found: readonly Finding[]): Letter => {
    const checked = { application: applicant, findings: found, status: 'received' as const }
    const facts = {
      scheme,
      batch: { ...batch, liaison: {} },
      on: '2023-07-07',
      applications: () => [checked],
      arrivalOf: () => ({ later: [] }),
      policiesOf: () => ({ fits: [], total: '0' }),
      meeting: () => ({ meeting: noMeeting, combinedOf: () => ({ sheets: 0, lines: [] }) }),
      ...{ quotas: () => [], beyond: () => [], deliveryOf: () => ({ items: [] }) },
      rankingOf: () => ({ ranked: [], waiting: [], adjustments: { base: 'suggested' as const, moves: [] } }),
    }
    const [due] = must(dueLetters(facts, kind, { byDate: '2023-07-25' }))
    if (due?.pages.kind !== 'letter') throw new Error(`no letter of kind ${kind} was due`)
    return due.pages.letter
  }
  const many = Array.from({ length: 40 }, (_, i) => ({ ...failing, title: `第${i}项`, clause: `${rare}${i}` }))

  it('has each of forty findings once, in Word and in PDF', async () => {
    const { word, pdf } = await bothWords(letterOn('correction', many))
    expect(pdf).toBe(word)
    for (const { title } of many) expect(pdf.split(title)).toHaveLength(2)
  })

  it('loses nothing of a reason longer than a page', async () => {
    const reason = Array.from({ length: 1500 }, (_, i) => `第${i}句。`).join('')
    const ruling = { outcome: 'pass', reason, by: '样例经办人', at: '2023-07-07T02:00:00Z' }
    const ruled = { ...failing, ruling } as Finding
    const { word, pdf, bytes } = await bothWords(letterOn('opinion', [ruled]))
    expect([...pdf].sort().join('')).toBe([...word].sort().join(''))
    const { own } = await readBook(bytes, () => true)
    // 35 mm are left free at the foot, but for the page number.
    for (const { runs } of own) expect(Math.max(...runs.slice(0, -1).map((run) => run.bottom))).toBeLessThan(263)
  })

  it('names the characters no typeface has, for which the PDF shows an empty box', async () => {
    const { missingCharacters } = await bothWords(letterOn('correction', [{ ...failing, title: '\u{323af}' }]))
    expect(missingCharacters).toEqual(['\u{323af}'])
  })

  it('is the same file, byte for byte, whenever it is made', async () => {
    const letter = letterOn('correction', many)
    const [one, other] = [await bothWords(letter), await bothWords(letter)]
    expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(true)
  })
})

describe('a letter as its readers have it', () => {
  const pagesOf = async (desk: Desk, kind: LetterKind) => {
    const [pdf] = must(await previewLetters(desk, { kind, ...asked }, options))
    return (await readBook(pdf?.bytes ?? new Uint8Array(), () => true)).own
  }

  it('gives an opinion on an enterprise on two pages, with the place to sign whole', async () => {
    const low = application('enterprise', { values: { 'serviceShare.2022': '29.996', 'serviceRevenue.2022': '29996' } })
    for (const subject of [application('enterprise'), low, { ...low, attachments: [] }]) {
      const pages = await pagesOf(newDesk(subject), 'opinion')
      expect(pages).toHaveLength(2)
      const last = pages[1]?.runs.map((run) => run.text).join('') ?? ''
      expect(last).toMatch(/结论.*经办人（签字）.*负责人（签字、盖章）/)
    }
  })

  it('prints twelve awards across the sheet, not down a column, and figures of a column alike', async () => {
    const awards = Array.from({ length: 12 }, (_, i) => `${2012 + i}年上海市样例称号第${i}号`)
    const given = { creditCode: '91310000132260250X', honours: awards.join('\n'), 'revenue.2022': '118360.5' }
    const desk = newDesk(
      application('enterprise', { values: { ...given, 'serviceRevenue.2022': '47344.2' } }),
      application('enterprise', { values: { name: '上海样例乙有限公司', creditCode: '91310000631696382C' } }),
    )
    attest(desk, 'A01', 'A02')
    must(recommend(desk, { applications: ['A01', 'A02'] }, officer))
    const [page, ...others] = await pagesOf(desk, 'meeting')
    expect(others).toEqual([])
    const runs = page?.runs ?? []
    const words = runs.map((run) => run.text).join('')
    for (const award of awards) expect(words).toContain(award)
    expect(words).toContain('118,360.5')
    expect(words).toContain('100,000.0')
    const award = runs.filter((run) => /样例称号/.test(run.text))
    expect(Math.max(...award.map((run) => run.bottom)) - Math.min(...award.map((run) => run.top))).toBeLessThan(20)
  })

  it('is sealed where GB/T 9704 has it: the date four characters from the right, the name centred over it', async () => {
    for (const recommender of ['徐汇区科学技术委员会', '徐汇区经委', '上海市徐汇区科学技术和经济信息化委员会']) {
      const desk = newDesk(application('enterprise', { values: { 'serviceShare.2022': '20' } }))
      must(updateBatch(desk, { recommender }, officer))
      const [page] = await pagesOf(desk, 'correction')
      const runs = page?.runs ?? []
      const lines = (text: string) => runs.filter((run) => text.includes(run.text.trim()) && run.text.trim() !== '')
      const at = runs.findLastIndex((run) => run.text.includes('徐汇区'))
      const date = runs.slice(at).filter((run) => /[0-9年月日]/.test(run.text) && !/—/.test(run.text))
      const name = lines(recommender).filter((run) => Math.abs(run.top - (runs[at]?.top ?? 0)) < 1)
      const middle = (area: typeof runs) =>
        (Math.min(...area.map((run) => run.left)) + Math.max(...area.map((run) => run.right))) / 2
      expect(Math.abs(middle(name) - middle(date))).toBeLessThan(2)
      // Of 16 points each; the type area ends 26 mm from the edge of the sheet.
      const free = 210 - 26 - Math.max(...date.map((run) => run.right))
      expect(free).toBeGreaterThan(4 * 5.64 - 1)
      if (recommender.length < 12) expect(free).toBeLessThan(4 * 5.64 + 1)
    }
  })
})

describe('letters to be printed in one go', () => {
  it('begin each on a right-hand page numbered 1, with a bookmark; in between only blank versos', async () => {
    const [pdf, ...others] = must(await previewLetters(awkward(), { kind: 'opinion', ...asked }, options))
    expect([pdf?.name, others]).toEqual(['初审意见表_徐汇区.pdf', []])
    const { pages, bookmarks, preferences, own } = await readBook(pdf?.bytes ?? new Uint8Array(), () => true)
    expect(bookmarks.map((mark) => mark.title)).toHaveLength(6)
    expect(bookmarks.filter((mark) => mark.page % 2 === 0)).toEqual([])
    for (const [i, { title, page }] of bookmarks.entries()) {
      expect(title).toMatch(/^初审意见表 /)
      const end = bookmarks[i + 1]?.page ?? pages + 1
      const texts = own.slice(page - 1, end - 1).map(({ runs }) => runs.map((run) => run.text).join(''))
      const written = texts.filter((text) => text !== '')
      expect(texts.slice(written.length)).toEqual(texts.length > written.length ? [''] : [])
      expect(written.map((text) => /— (\d+) —$/.exec(text)?.[1])).toEqual(written.map((_, n) => `${n + 1}`))
    }
    expect(preferences).toMatchObject({ Duplex: 'DuplexFlipLongEdge', PrintScaling: 'None' })
  })

  it('are A4 with the gutter inside and the number outside, in embedded faces; the meeting sheet lies across', async () => {
    const desk = awkward()
    for (const [kind, width, height] of [
      ['correction', 210, 297],
      ['meeting', 297, 210],
    ] as const) {
      const [pdf] = must(await previewLetters(desk, { kind, ...asked }, options))
      const { own } = await readBook(pdf?.bytes ?? new Uint8Array(), () => true)
      for (const { number, width: w, height: h, runs, fonts } of own) {
        expect([Math.round(w), Math.round(h)]).toEqual([width, height])
        expect(fonts.filter((font) => !font.embedded)).toEqual([])
        const right = number % 2 === 1
        const last = runs.at(-1)
        expect(last?.text).toMatch(/—$/)
        expect((last?.right ?? 0) > width / 2).toBe(right)
        const [left, far] = kind === 'meeting' ? [35, 262] : right ? [28, 184] : [26, 182]
        // Punctuation may hang over the edge by its blank half.
        for (const run of runs) {
          expect(run.left).toBeGreaterThan(left - 0.5)
          expect(run.right).toBeLessThan(far + 2)
        }
      }
    }
  })

  it('break an address that is wider than its column', async () => {
    const [pdf] = must(await previewLetters(awkward(), { kind: 'receipt', ...asked, applications: ['A04'] }, options))
    const { own } = await readBook(pdf?.bytes ?? new Uint8Array(), () => true)
    const pieces = own.flatMap(({ number, runs }) =>
      runs.filter(({ text }) => /[a-z.@-]{4,}/.test(text)).map(({ right }) => right - (number % 2 === 1 ? 28 : 26)),
    )
    expect(pieces.length).toBeGreaterThan(6)
    // Two columns of 12 and 48 mm, then the files' 50.
    expect(Math.max(...pieces)).toBeLessThan(110)
  })

  it('come with the Word file where there is one alone; blank forms are Word files only', async () => {
    const desk = awkward()
    const one = must(await previewLetters(desk, { kind: 'receipt', ...asked, applications: ['A01'] }, options))
    expect(one.map(({ name }) => extname(name))).toEqual(['.pdf', '.docx'])
    const forms = must(await previewLetters(desk, { kind: 'forms', ...asked }, options))
    expect(forms.map(({ name }) => name)).toEqual([
      '表1_服务型制造示范企业申报表_空白.docx',
      '表2_服务型制造示范平台申报表_空白.docx',
      '表3_服务型制造示范区申请表_空白.docx',
    ])
    expect(problemOf(await previewLetters(newDesk(), { kind: 'correction', ...asked }, options)).code).toBe(
      'nothing-due',
    )
  })
})
