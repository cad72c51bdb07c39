import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { SchemeFile } from '../../../src-domain/checks/full-scheme.ts'
import { kinds } from '../../../src-domain/checks/kinds.ts'
import { schemeFaults } from '../../../src-domain/checks/load-scheme.ts'

/* docs/notices.md is all that whoever writes a notice has: it says every word of the grammar, and its examples hold. */

const root = join(import.meta.dirname, '../../..')
const page = readFileSync(join(root, 'docs/notices.md'), 'utf8')

/** Every key of a grammar, at whatever depth. */
function keysOf(schema: unknown, keys = new Set<string>()): ReadonlySet<string> {
  if (schema instanceof z.ZodObject) {
    for (const [key, inner] of Object.entries(schema.shape)) {
      keys.add(key)
      keysOf(inner, keys)
    }
  } else if (schema instanceof z.ZodArray) keysOf(schema.element, keys)
  else if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) keysOf(schema.unwrap(), keys)
  else if (schema instanceof z.ZodUnion) for (const option of schema.options) keysOf(option, keys)
  return keys
}

const keys = [...keysOf(SchemeFile)]

it('knows the keys of a grammar', () => {
  expect(keys).toEqual(
    expect.arrayContaining(['documentNumber', 'byPart', 'describedBy', 'minimumMonths', 'signature']),
  )
})

it.each(keys)('the page says what “%s” is', (key) => {
  expect(new RegExp(`[\\\`"]${key}[\\\`"]`).test(page)).toBe(true)
})

describe.each(Object.entries(kinds))('the kind %s', (name, kind) => {
  const section = new RegExp(`### \`${name}\`\\n[\\s\\S]*?\`\`\`json\\n([\\s\\S]*?)\\n\`\`\``).exec(page)

  it('stands on the page with an example that holds', () => {
    const example: unknown = JSON.parse(section?.[1] ?? 'null')
    expect(kind.nested.safeParse(example).error?.issues ?? []).toEqual([])
    expect(example).toMatchObject({ kind: name })
  })
})

it('a notice copied from the page is taken', () => {
  const [example] = [...page.matchAll(/```json\n([\s\S]*?)\n```/g)].map((m) => m[1] ?? '').slice(-1)
  expect(schemeFaults(JSON.parse(example ?? ''))).toEqual([])
})

/** The program, without what only says what a scheme may be. */
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /^(?:src-domain|src-main|src-renderer|db)\/.*\.tsx?$/.test(file))
  .filter((file) => !/schemes\/(?:scheme|form-layout)\.ts$|checks\/(?:scheme-rules\/|full-scheme)/.test(file))
  .map((file) => readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''))
  .join('\n')

/** What modes mean is to stand where one is chosen, which is still to be built. */
const open: string[] = []

it.each(keys.filter((key) => !open.includes(key)))('“%s” drives something', (key) => {
  expect(new RegExp(`(?:\\.|\\?\\.|[{,(]\\s*)${key}\\b`).test(sources)).toBe(true)
})
