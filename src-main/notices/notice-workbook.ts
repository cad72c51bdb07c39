import { basename } from 'node:path'
import type { Fault } from '../../src-domain/notices/fault.ts'
import { schemeFile } from '../../src-domain/notices/manifest.ts'
import { cellOf } from '../../src-domain/notices/workbook/cell-of.ts'
import type { NoticeData } from '../../src-domain/notices/workbook/whole.ts'
import { problem } from '../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import type { Workers } from '../documents/workers/workers.ts'
import { builtInNotice } from './built-in.ts'
import { inKnownBytes } from './known-bytes.ts'
import { jsonBytes, jsonOf, type NoticeFiles, samplesFolder } from './notice-package.ts'

const sample = new RegExp(`^${samplesFolder}/(.+)\\.json$`)
const noticeText = 'notice.txt'

/** A package (方案包) as a workbook. Problem: `notice-no-workbook`. */
export async function noticeWorkbook(files: NoticeFiles, { make }: Pick<Workers, 'make'>): Promise<Result<Uint8Array>> {
  const data = dataOf(files)
  return data ? make.noticeAsWorkbook(data) : failed(problem('notice-no-workbook'))
}

/** A package that came as a workbook; what it has of the program's own is that. Problems: as `workbookFile` (src-main/documents/reading). */
export async function readWorkbook(
  path: string,
  { read }: Pick<Workers, 'read'>,
  file = basename(path),
): Promise<Result<NoticeFiles>> {
  const workbook = await read.noticeWorkbook({ path, file })
  if (!workbook.ok) return workbook
  if ('faults' in workbook.value) {
    const faults = workbook.value.faults.map((fault): Fault => ({ step: 'grammar', ...fault }))
    return ok(Object.assign(new Map(), { workbook: { faults, told: (fault: Fault) => fault } }))
  }
  const { data, whole, places } = workbook.value
  const told = (fault: Fault) => ({ ...fault, place: cellOf(fault.place, whole, places) ?? fault.place })
  const files = Object.assign(filesOf(data), { workbook: { faults: [], told } })
  const builtIn = builtInNotice(String((data.scheme as { readonly id?: unknown } | null)?.id))
  return ok(builtIn.ok ? inKnownBytes(files, builtIn.value.files) : files)
}

function dataOf(files: NoticeFiles): NoticeData | undefined {
  const json = (file: string) => {
    const read = jsonOf(file, files.get(file) ?? new Uint8Array())
    return 'value' in read ? read.value : undefined
  }
  const scheme = json(schemeFile)
  const names = [...files.keys()].flatMap((file) => sample.exec(file)?.[1] ?? [])
  const samples = Object.fromEntries(names.map((name) => [name, json(`${samplesFolder}/${name}.json`)]))
  const text = files.get(noticeText)
  if (scheme === undefined || Object.values(samples).includes(undefined)) return undefined
  return { scheme, samples, ...(text ? { text: Buffer.from(text).toString('utf8') } : {}) }
}

function filesOf({ scheme, samples, text }: NoticeData): Map<string, Uint8Array> {
  return new Map<string, Uint8Array>([
    [schemeFile, jsonBytes(scheme)],
    ...Object.entries(samples).map(([name, one]) => [`${samplesFolder}/${name}.json`, jsonBytes(one)] as const),
    ...(text === undefined ? [] : [[noticeText, Buffer.from(text)] as const]),
  ])
}
