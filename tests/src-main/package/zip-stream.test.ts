import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import yauzl from 'yauzl'
import { zipFiles } from '../../../src-main/package/zip-stream.ts'
import { temporaryFolder } from '../../support/desk.ts'

const names = ['补正通知_样例泵业.docx', '补正通知_样例阀门.docx']

it('gives each file its name as old Windows programs read it too', async () => {
  const folder = temporaryFolder()
  for (const name of names) writeFileSync(join(folder, name), `${name}的内容`)
  const path = join(folder, '补正通知.zip')
  await zipFiles(
    names.map((name) => join(folder, name)),
    path,
  )
  const zip = await yauzl.fromBufferPromise(readFileSync(path))
  const read = []
  for await (const entry of zip.eachEntry()) {
    const field = entry.extraFields.find(({ id }) => id === 0x7075)?.data
    const content = await buffer(await zip.openReadStreamPromise(entry))
    read.push([entry.fileName, field?.subarray(5).toString(), content.toString()])
  }
  expect(read).toEqual(names.map((name) => [name, name, `${name}的内容`]))
})

it('is refused, and ends nothing else, where a file is gone or none', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'a'), '')
  mkdirSync(join(folder, 'b'))
  const zip = (...names: string[]) =>
    zipFiles(
      names.map((name) => join(folder, name)),
      join(folder, `${names.join('')}.zip`),
    )
  await expect(zip('a', 'gone')).rejects.toMatchObject({ code: 'ENOENT' })
  await expect(zip('a', 'b')).rejects.toThrow('not a file')
})
