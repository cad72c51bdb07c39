import { describe, expect, it } from 'vitest'
import { fileSize } from '../../../src-domain/text/file-size.ts'
import { namedFigure } from '../../../src-renderer/lib/figures.ts'

describe('figures on screen', () => {
  it('parts the thousands of a finding’s figure where its name carries a unit, and of nothing else', () => {
    expect(namedFigure('2022 年营业收入（万元）', '118260.00')).toBe('118,260.00')
    expect(namedFigure('联系电话', '64000003')).toBe('64000003')
    expect(namedFigure('原文', '２０２３')).toBe('２０２３')
  })

  it('names a file size in the unit people know', () => {
    expect(fileSize(900)).toBe('900 B')
    expect(fileSize(1536)).toBe('1.5 KB')
    expect(fileSize(3 * 1024 ** 3)).toBe('3.0 GB')
  })
})
