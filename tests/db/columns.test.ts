import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { insertApplication, listApplications, readApplication } from '../../db/applications.ts'
import { readJson } from '../../db/columns.ts'
import { insertEdition, insertProduct, listProducts, readEdition } from '../../db/editions.ts'
import { listEvents, record } from '../../db/events.ts'
import type { Reading } from '../../db/store.ts'
import { write } from '../support/write.ts'
import { closedFolder, opened, sealedAnew } from './folders.ts'
import { at, sampleApplication, sampleContent } from './samples.ts'

/** A folder with an application, an edition and a product, changed from outside by `sql`. */
function tamperedWith(sql: string): Reading {
  const folder = closedFolder((store) =>
    write(store, (writing) => {
      insertApplication(writing, sampleApplication())
      insertEdition(writing, { number: 1, hash: '', frozenAt: at, content: sampleContent })
      record(writing, { by: '样例甲', at }, { kind: 'edition-frozen', number: 1, hash: 'a'.repeat(64) })
      insertProduct(writing, 1, { kind: 'summary', path: '推荐汇总表.xlsx', size: 9, sha256: 'e'.repeat(64), at })
    }),
  )
  sealedAnew(folder, (database) =>
    database.exec(`DROP TRIGGER editions_no_update; DROP TRIGGER events_no_update; ${sql}`),
  )
  return opened(folder)
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const application = (reading: Reading) => readApplication(reading, 'A01')
const newestEvents = (reading: Reading) => listEvents(reading, { limit: 9 })

describe('a row that holds what this program never wrote', () => {
  it.each<[place: string, sql: string, read: (reading: Reading) => unknown]>([
    ['applications.cover', `UPDATE applications SET cover = '{"applicant":1}'`, listApplications],
    ['applications.pictures', `UPDATE applications SET pictures = '{}'`, application],
    ['applications.category', `UPDATE applications SET category = '示范企业'`, application],
    ['form_values.source of A01', `UPDATE form_values SET source = '{"kind":"guess"}'`, application],
    ['form_values.source of A01', `UPDATE form_values SET source = 'Word'`, listApplications],
    ['form_values.certainty of A01', `UPDATE form_values SET certainty = 'maybe'`, listApplications],
    ['attachments.certainty of A01', `UPDATE attachments SET certainty = ''`, application],
    ['editions.content', `UPDATE editions SET content = '{}', hash = '${sha256('{}')}'`, (r) => readEdition(r, 1)],
    ['events.payload of 1', `UPDATE events SET payload = '{"version":1,"number":"1"}'`, newestEvents],
    ['events.payload of 1', `UPDATE events SET payload = replace(payload, '"version":1', '"version":2')`, newestEvents],
    ['events.kind', `UPDATE events SET kind = 'edition-thawed'`, newestEvents],
    ['products.kind', `UPDATE products SET kind = 'poster'`, listProducts],
    ['products.details', `UPDATE products SET details = '{"pages":"9"}'`, listProducts],
  ])('is named by its place, not believed: %s', (place, sql, read) => {
    expect(() => read(tamperedWith(sql))).toThrow(`${place} cannot be read`)
  })

  it('is not quoted where it is named', () => {
    const reading = tamperedWith(`UPDATE applications SET cover = '{"applicant":["样例甲"]}'`)
    expect(() => application(reading)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('样例') }),
    )
  })
})

describe('JSON with a version', () => {
  const schema = z.strictObject({ sheets: z.array(z.string()) })
  const fromOne = (value: unknown) => ({ sheets: [value] })
  const read = (text: string) => readJson('samples.sheet', schema, text, fromOne)

  it('is bare in the first version and brought up to the latest', () => {
    expect(read('"表1"')).toEqual({ sheets: ['表1'] })
  })

  it('is read as it stands in the latest', () => {
    expect(read('{"version":2,"value":{"sheets":["表1","表2"]}}')).toEqual({ sheets: ['表1', '表2'] })
  })

  it('is refused in a later one', () => {
    expect(() => read('{"version":3,"value":{}}')).toThrow('samples.sheet cannot be read: version 3 is not known')
  })
})
