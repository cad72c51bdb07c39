import { expect, it } from 'vitest'
import { assemblyNames, assemblyOf, firstAssembly, marginsOf } from '../../../src-domain/batch/assembly.ts'
import { scheme } from '../../support/application.ts'

it('margins a notice prescribes hold however a book is put together; where it sets none, the compact one takes its own', () => {
  const own = { top: 30, bottom: 25, inside: 30, outside: 20, source: '通知第三条' }
  const asked = { ...scheme.print, margins: { ...own, prescribed: true } }
  for (const name of assemblyNames) expect(marginsOf(asked, assemblyOf(name))).toMatchObject(own)
  const left = { ...scheme.print, margins: own }
  expect(marginsOf(left, assemblyOf(firstAssembly))).not.toMatchObject(own)
  expect(marginsOf(left, assemblyOf('连续装订'))).toEqual(own)
})
