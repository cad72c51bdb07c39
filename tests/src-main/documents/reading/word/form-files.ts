import { readForm } from '../../../../../src-domain/intake/read-form.ts'
import { readWordFile } from '../../../../../src-main/documents/reading/word/read-word-file.ts'
import {
  changed,
  enterpriseRows,
  outline,
  platformRows,
  type Row,
  scheme,
  table,
} from '../../../../src-domain/intake/forms.ts'
import { type DocxParts, docx, run, scratchFolder } from '../../../../support/docx.ts'
import { bodyXml } from '../../../desk/intake/intake-folder.ts'

/** Where a cell's runs are put: in place of the run with this text. */
export const here = '此处'

/** Word files made on the spot, from their XML to the values. */
export async function formFiles() {
  const scratch = await scratchFolder()

  async function readXml(xml: string, parts?: DocxParts) {
    const word = await readWordFile(await scratch.write('申报书.docx', await docx(xml, parts)))
    if (!word.ok) throw new Error(word.problem.code)
    const form = readForm(word.value, scheme, { file: '申报书.docx', asOf: '2023-08-10' })
    if (!form) throw new Error('no form')
    const value = (key: string, year?: number) => {
      const found = form.values.find((v) => v.key === key && v.year === year)
      return { value: found?.value, certainty: found?.certainty, note: found?.note ?? '' }
    }
    return { ...form, value, messages: form.problems.map((p) => p.message).join('\n') }
  }

  async function filled(
    rows: readonly Row[],
    changes: Record<string, readonly Row[]>,
    content: string,
    parts?: DocxParts,
  ) {
    const category = rows === enterpriseRows ? 'enterprise' : 'platform'
    const xml = bodyXml(table(...changed(rows, changes)), outline(category))
    return readXml(xml.replace(run(here), content), parts)
  }

  /** 运营主体性质 with these runs in its cell. The row below that goes on with its label has to go, too. */
  async function nature(content: string, parts?: DocxParts) {
    const rows = platformRows.filter((row) => !JSON.stringify(row).includes('□ 事业单位'))
    const read = await filled(rows, { 运营主体性质: [['运营主体性质', [here, 3]]] }, content, parts)
    return read.value('operatorNature')
  }

  return { ...scratch, readXml, filled, nature }
}
