import { expect, test } from 'vitest'
import { readCover } from '../../../src-domain/intake/read-cover.ts'
import type { Scheme } from '../../../src-domain/schemes/scheme.ts'
import { scheme } from '../../support/application.ts'

const labelled = (label: string): Scheme => ({
  ...scheme,
  categories: scheme.categories.map((category) => ({
    ...category,
    coverLines: category.coverLines.map((line) =>
      line.from.kind === 'field' && line.from.key === category.unitField ? { ...line, label } : line,
    ),
  })),
})

test.each(['申报单位', '单位（全称', '单位[1]*', '^(a+)+$'])(
  'a cover line of a notice that calls it %s is read',
  (label) => {
    const blocks = [{ kind: 'paragraph', text: `${label}：___上海样例阀门有限公司___` }] as never
    expect(readCover(blocks, labelled(label), 1).applicant).toBe('上海样例阀门有限公司')
  },
)
