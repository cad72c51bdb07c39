import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findDuplicates } from '../../../src-domain/checks/duplicate.ts'
import type { Subject } from '../../../src-domain/checks/judging/judgement.ts'
import { notPassed } from '../../../src-domain/checks/judging/kind.ts'
import { type Check, kinds } from '../../../src-domain/checks/kinds.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import { batch } from '../../support/application.ts'
import { everyKind as scheme } from '../../support/every-kind.ts'
import { expectWhole } from '../../support/whole-sentence.ts'
import type { Example } from './kinds/examples.ts'

const sources = join(import.meta.dirname, '../../../src-domain/checks/kinds')

/** ratioAtLeast of ratio-at-least.ts */
function nameOf(file: string): string {
  return basename(file, '.ts').replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
}

type Verdict = { readonly outcome: string; readonly applicant?: unknown }

/** A kind seen from outside of its own types. */
type AnyKind = {
  readonly verdicts: Readonly<Record<string, Verdict>>
  judge(check: Check, subject: Subject): { readonly is: string }
  find(check: Check, subject: Subject): { readonly message: string; readonly correction: () => unknown }
}

const all: Readonly<Record<string, AnyKind>> = kinds

const examples = await Promise.all(
  Object.keys(kinds).map(async (name) => {
    const file = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    const module: { examples: Readonly<Record<string, Example>> } = await import(`./kinds/${file}.ts`)
    return { name, kind: all[name], examples: module.examples }
  }),
)

function subjectOf(example: Example): Subject {
  const [application, ...others] = 'id' in example ? [example] : example
  const duplicates = findDuplicates([application, ...others], scheme).get(application.id) ?? []
  return { application, category: categoryOf(scheme, application.category), scheme, batch, duplicates, rosters: [] }
}

/** The checks of a kind that the application's category has; any of them may come to the verdict. */
function checksFor(name: string, { category }: Subject): Check[] {
  return scheme.checks.filter((check) => check.kind === name && check.categories.includes(category.id))
}

it('each file is a kind in the list, by its name', () => {
  expect(readdirSync(sources).map(nameOf).sort()).toEqual(Object.keys(kinds).sort())
  for (const [name, { kind }] of Object.entries(kinds)) expect(kind).toBe(name)
})

describe.each(examples)('$name', ({ name, kind, examples }) => {
  it('has an example of every verdict', () => {
    expect(Object.keys(examples).sort()).toEqual(Object.keys(kind?.verdicts ?? {}).sort())
  })

  it.each(Object.entries(examples))(
    '%s: says to either workers what is so, and asks the applicant for something',
    (is, example) => {
      const subject = subjectOf(example)
      const check = checksFor(name, subject).find((c) => kind?.judge(c, subject).is === is)
      if (!kind || !check) throw new Error(`no check of the kind ${name} comes to ${is}`)
      const verdict = kind.verdicts[is]
      const found = kind.find(check, subject)
      const correction = found.correction() as { problem: string; request: string } | undefined
      expect(found.message).not.toMatch(/undefined|\[object/)
      if (['unsureValues', 'duplicate'].includes(name)) return expect(correction).toBeUndefined()
      expectWhole(correction?.problem)
      expectWhole(correction?.request)
      expect(correction?.request).toMatch(/请.*(提交|更正)/)
      // What the rule itself finds wrong is told; what only an officer does not let pass stays in the house.
      const told = name !== 'attestation' && (verdict?.outcome === 'fail' || verdict?.outcome === 'manual')
      expect(correction?.problem === notPassed).toBe(!told)
    },
  )
})
