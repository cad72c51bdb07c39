import { noticeLimits } from './limits.ts'

/** JSON as data alone, or where it is none and why, in Chinese: `categories.2.title`. */
export type PlainJson = { readonly value: unknown } | { readonly place: string; readonly sentence: string }

/**
 * Reads JSON that comes from outside. Beside what is no JSON it refuses what programs read differently or choke on:
 * a key given twice, keys that mean something to JavaScript, deep nesting, huge texts and numbers, characters nobody sees.
 */
export function plainJson(text: string): PlainJson {
  const reader = new Reader(text.startsWith('\ufeff') ? text.slice(1) : text)
  try {
    return { value: reader.whole() }
  } catch (error) {
    if (error instanceof Refused) return { place: error.place, sentence: error.message }
    throw error
  }
}

class Refused extends Error {
  readonly place: string

  constructor(place: readonly (string | number)[], sentence: string) {
    super(sentence)
    this.place = place.join('.').slice(0, 200)
  }
}

const ofJavaScript = new Set(['__proto__', 'constructor', 'prototype'])
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/
const largest = 1e9

class Reader {
  readonly text: string
  at = 0
  readonly place: (string | number)[] = []

  constructor(text: string) {
    this.text = text
  }

  whole(): unknown {
    const value = this.value()
    this.space()
    if (this.at < this.text.length) throw this.broken()
    return value
  }

  value(): unknown {
    this.space()
    switch (this.text[this.at]) {
      case '{':
        return this.nested(() => this.object())
      case '[':
        return this.nested(() => this.list())
      case '"':
        return this.string()
      default:
        return this.word()
    }
  }

  nested<T>(read: () => T): T {
    if (this.place.length >= noticeLimits.depth) throw this.refused(`嵌套超过 ${noticeLimits.depth} 层`)
    return read()
  }

  object(): object {
    const entries = new Map<string, unknown>()
    this.between('}', () => {
      this.space()
      const key = this.string()
      if (ofJavaScript.has(key)) throw this.refused(`不能用“${key}”作名称`)
      if (entries.has(key)) throw this.refused(`“${key}”写了两次`)
      this.expect(':')
      this.place.push(key)
      entries.set(key, this.value())
      this.place.pop()
    })
    return Object.fromEntries(entries)
  }

  list(): unknown[] {
    const items: unknown[] = []
    this.between(']', () => {
      this.place.push(items.length)
      items.push(this.value())
      this.place.pop()
    })
    return items
  }

  /** What stands between brackets, separated by commas. */
  between(end: string, item: () => void): void {
    this.at++
    this.space()
    if (this.text[this.at] === end) {
      this.at++
      return
    }
    for (;;) {
      item()
      this.space()
      const next = this.text[this.at++]
      if (next === end) return
      if (next !== ',') throw this.broken(this.at - 1)
    }
  }

  string(): string {
    const match = this.match(/"(?:[^"\\\n]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y)
    if (match === undefined) throw this.broken()
    // Written as they are, and not as \u0007, they are no JSON.
    if (unseen.test(match)) throw this.refused('文字里有看不见的控制字符')
    const value = JSON.parse(match.replaceAll('\t', '\\t')) as string
    if (value.length > noticeLimits.text) throw this.refused(`有一段文字超过 ${noticeLimits.text} 字`)
    if (!value.isWellFormed() || unseen.test(value)) throw this.refused('文字里有看不见的控制字符')
    return value
  }

  word(): unknown {
    const word = this.match(/true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?![\w.+-])/y)
    if (word === undefined) throw this.broken()
    const value = JSON.parse(word) as unknown
    if (typeof value === 'number' && Math.abs(value) > largest) throw this.refused('数字过大')
    return value
  }

  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const [found] = pattern.exec(this.text) ?? []
    if (found !== undefined) this.at += found.length
    return found
  }

  space(): void {
    this.match(/[ \t\r\n]*/y)
  }

  expect(sign: string): void {
    this.space()
    if (this.text[this.at] !== sign) throw this.broken()
    this.at++
  }

  refused(sentence: string): Refused {
    return new Refused(this.place, sentence)
  }

  broken(at = this.at): Refused {
    const line = this.text.slice(0, at).split('\n').length
    return this.refused(`第 ${line} 行起不是合格的 JSON`)
  }
}
