import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fixtures } from './many-applications.ts'

/** The sample district's forms over and over, so many applicants each with so many PDFs, whose bytes are like no other's. */
export function handedIn(folder: string, count: number, pdfs: number): string {
  const samples = readdirSync(fixtures).map((name) => {
    const path = join(fixtures, name)
    const files = readdirSync(path).map((file) => join(path, file))
    return { form: files.find((f) => f.endsWith('.docx')) ?? '', pdfs: files.filter((f) => f.endsWith('.pdf')) }
  })
  for (let i = 0; i < count; i++) {
    const own = join(folder, String(i + 1))
    mkdirSync(own, { recursive: true })
    const { form, pdfs: given } = samples[i % samples.length] ?? { form: '', pdfs: [] }
    copyFileSync(form, join(own, '申报书.docx'))
    for (let k = 0; k < pdfs; k++) {
      const pdf = readFileSync(given[k % given.length] ?? '')
      writeFileSync(join(own, `${k + 1}附件.pdf`), Buffer.concat([pdf, Buffer.from(`\n% ${i} ${k}\n`)]))
    }
  }
  return folder
}
