import { schemeFile } from '../../src-domain/notices/manifest.ts'
import { canonicalText } from '../../src-domain/notices/workbook/whole.ts'
import { jsonOf, type NoticeFiles } from './notice-package.ts'

/**
 * Files that came as cells, each as a known package has it wherever it means the same: a workbook nobody changed is the
 * package it was written from, by its hash.
 */
export function inKnownBytes(files: NoticeFiles, known: NoticeFiles): NoticeFiles {
  const { workbook } = files
  const own = [...files].map(([file, bytes]): [string, Uint8Array] => {
    const former = known.get(file)
    return [file, former && meaning(file, bytes) === meaning(file, former) ? former : bytes]
  })
  return Object.assign(new Map(own), workbook && { workbook })
}

function meaning(file: string, bytes: Uint8Array): string {
  const json = file.endsWith('.json') ? jsonOf(file, bytes) : undefined
  if (!json || !('value' in json)) {
    return canonicalText({ scheme: null, samples: {}, text: Buffer.from(bytes).toString('utf8') })
  }
  const { value } = json
  return canonicalText(
    file === schemeFile ? { scheme: value, samples: {} } : { scheme: null, samples: { [file]: value } },
  )
}
