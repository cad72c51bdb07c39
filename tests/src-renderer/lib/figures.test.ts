import { describe, expect, it } from 'vitest'
import { fileSize, grouped } from '../../../src-renderer/lib/figures.ts'

describe('figures on screen', () => {
  it('groups thousands and keeps the decimals as handed in', () => {
    expect(grouped('126800')).toBe('126,800')
    expect(grouped('31200.50')).toBe('31,200.50')
    expect(grouped('-1234567.8')).toBe('-1,234,567.8')
    expect(grouped('120')).toBe('120')
  })

  it('leaves what is no number alone', () => {
    expect(grouped('约 1200')).toBe('约 1200')
    expect(grouped('')).toBe('')
  })

  it('names a file size in the unit people know', () => {
    expect(fileSize(900)).toBe('900 B')
    expect(fileSize(1536)).toBe('1.5 KB')
    expect(fileSize(3 * 1024 ** 3)).toBe('3.0 GB')
  })
})
