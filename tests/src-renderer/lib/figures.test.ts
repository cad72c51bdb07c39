import { describe, expect, it } from 'vitest'
import { fileSize } from '../../../src-renderer/lib/figures.ts'

describe('figures on screen', () => {
  it('names a file size in the unit people know', () => {
    expect(fileSize(900)).toBe('900 B')
    expect(fileSize(1536)).toBe('1.5 KB')
    expect(fileSize(3 * 1024 ** 3)).toBe('3.0 GB')
  })
})
