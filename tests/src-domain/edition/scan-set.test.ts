import { describe, expect, it } from 'vitest'
import { type KeptScan, type ScanFile, scanLacking, scanSet } from '../../../src-domain/edition/scan-set.ts'

let id = 0

/** A file that shows these sheets of three. */
function file(name: string, sheets: readonly number[], about: { of?: number; sealed?: boolean } = {}): ScanFile {
  const { of = 3, sealed = true } = about
  const shown = sheets.map((sheet) => ({ sheet, of, sealed }))
  return { file: name, sha256: name.padEnd(64, '0'), size: 1, sheets: shown }
}

function scan(...files: ScanFile[]): KeptScan {
  id += 1
  return { id, edition: 1, files, pages: files.length, notes: [], at: `2023-07-2${id % 10}T09:00:00.000Z` }
}

const names = (scans: readonly KeptScan[]) => scanSet(scans)?.files.map((f) => f.file)

describe('the scan of an edition', () => {
  it('is the set of its sheets, whatever the files they came in', () => {
    const scans = [scan(file('b', [2])), scan(file('a', [1]), file('c', [3]))]
    expect(names(scans)).toEqual(['a', 'b', 'c'])
    expect(scanSet(scans)).toMatchObject({ of: 3, missing: [], at: scans[1]?.at })
    expect(scanSet([])).toBeUndefined()
  })

  it('says which sheets are missing, in the words of what the package lacks', () => {
    expect(scanLacking(scanSet([scan(file('a', [1]))]))).toBe('推荐汇总表的盖章扫描件缺第 2、3 页（共 3 页）')
    expect(scanLacking(scanSet([scan(file('a', [1, 2, 3]))]))).toBeUndefined()
    expect(scanLacking(undefined)).toBe('没有推荐汇总表的盖章扫描件')
  })

  it('has of a sheet that came again the later picture, and a file only while it shows something', () => {
    expect(names([scan(file('all', [1, 2, 3])), scan(file('again', [2]))])).toEqual(['all', 'again'])
    expect(names([scan(file('one', [2])), scan(file('again', [1, 2]))])).toEqual(['again'])
  })

  it('begins anew with a print that is paged otherwise', () => {
    const set = scanSet([scan(file('a', [1, 2, 3])), scan(file('b', [1], { of: 2 }))])
    expect(set).toMatchObject({ of: 2, missing: [2], files: [{ file: 'b' }] })
  })

  it('stands as it was accepted where its sheets were not counted yet', () => {
    const { sheets: _, ...former } = file('former', [])
    expect(scanSet([scan(former)])).toMatchObject({ missing: [], files: [{ file: 'former' }] })
  })

  it('asks for a look where no seal was made out on the first sheet, until a better picture comes', () => {
    const pale = scan(file('pale', [1, 2, 3], { sealed: false }))
    expect(scanSet([pale])?.notes).toEqual([expect.stringContaining('没有在扫描件上看出印章')])
    expect(scanSet([pale, scan(file('clear', [1]))])?.notes).toEqual([])
  })
})
