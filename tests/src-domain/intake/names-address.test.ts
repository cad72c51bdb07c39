import { expect, test } from 'vitest'
import { namesAddress } from '../../../src-domain/intake/names-address.ts'

test.each([
  ['li@example.com', 'Li@Example.com?subject=x'],
  ['邮箱:li@example.com', 'li@example.com'],
  ['邮箱：li@example.com。', 'li@example.com'],
  ['E-mail: li@example.com.', 'mailto:li@example.com'],
  ['李例<li@example.com>', 'li@example.com'],
  ['li＠example.com', 'li@example.com'],
  ['zhou@example.com/li@example.com', 'li@example.com'],
  ['www.example.cn', 'http://example.cn/'],
  ['example.cn', 'https://www.example.cn'],
  ['官网：www.example.cn。', 'http://www.example.cn'],
  ['https：//example.cn', 'https://example.cn/'],
  ['example.cn', 'https://www.example.cn/index.html#top'],
  ['example.cn:8080/a', 'http://example.cn:8080'],
])('%s names %s', (text, address) => {
  expect(namesAddress(text, address)).toBe(true)
})

test.each([
  ['li@example.com', 'zhou@example.com'],
  ['li@example.com', 'li@example.com.cn'],
  ['example.cn', 'https://example.cn.other.com'],
  ['www.example.cn', 'https://www.other.cn'],
  ['example.cn', 'https://mail.example.cn'],
  ['点击这里', 'https://example.cn'],
  ['www.', 'https://example.cn'],
  ['', 'https://example.cn'],
])('%s does not name %s', (text, address) => {
  expect(namesAddress(text, address)).toBe(false)
})
