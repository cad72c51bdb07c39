import { z } from 'zod'
import { fieldValue } from '../../batch/application.ts'
import { type IndustryReading, readIndustry, sectionName } from '../../knowledge/industry.ts'
import type { Figures } from '../judging/judgement.ts'
import { kind } from '../judging/kind.ts'
import { ref } from '../judging/references.ts'

type Judgement =
  | { readonly is: 'empty' }
  | ({ readonly figures: Figures; readonly industry: string } & (
      | { readonly is: 'within'; readonly basis: IndustryReading['basis']; readonly known: string }
      /** `section` with its name: L 租赁和商务服务业. */
      | { readonly is: 'other'; readonly section: string }
      | { readonly is: 'conflict'; readonly conflict: string }
      | { readonly is: 'untold' }
    ))

const bases: Readonly<Record<IndustryReading['basis'], string>> = {
  code: '按行业代码',
  name: '按行业名称',
  ending: '按行业名称的结尾',
  none: '按行业名称的结尾',
}

/** The applicant's industry belongs to one of the sections 门类 of GB/T 4754—2017. */
export const industryIn = kind({
  kind: 'industryIn',
  grammar: {
    industry: ref.field(),
    /** C, of manufacturing. */
    sections: z.array(z.string().regex(/^[A-T]$/)).min(1),
  },
  decidesBy: wanted,
  judge(check, { application }): Judgement {
    const industry = fieldValue(application, check.industry)?.value
    if (!industry) return { is: 'empty' }
    const { section, code, name, basis, conflict } = readIndustry(industry)
    const named = section && `${section} ${sectionName(section) ?? ''}`.trim()
    const figures = { 所属行业: industry, ...(named ? { 门类: named } : {}) }
    if (conflict) return { is: 'conflict', conflict, industry, figures }
    if (!section || !named) return { is: 'untold', industry, figures }
    if (!check.sections.includes(section)) return { is: 'other', section: named, industry, figures }
    const known = [`${section}${code ?? ''}`, name].filter(Boolean).join(' ')
    return { is: 'within', basis, known, industry, figures }
  },
  verdicts: {
    within: {
      outcome: 'pass',
      officer: ({ basis, known }, check) => `${bases[basis]}属于${wanted(check)}（${known}）。`,
    },
    other: {
      outcome: 'fail',
      officer: ({ industry, section }, check) => `所属行业“${industry}”属于${section}，不是${wanted(check)}。`,
      applicant: ({ industry, section }, check) =>
        `申报表填写的所属行业“${industry}”属于 ${section}，不是${wanted(check)}。`,
    },
    conflict: {
      outcome: 'manual',
      officer: ({ industry, conflict }) => `所属行业填的是“${industry}”，${conflict}，请核对。`,
      applicant: ({ industry, conflict }) => `申报表填写的所属行业“${industry}”前后矛盾：${conflict}。`,
    },
    untold: {
      outcome: 'manual',
      officer: ({ industry }) => `从“${industry}”看不出属于哪个行业门类。`,
      applicant: ({ industry }, check) => `从申报表填写的所属行业“${industry}”看不出是否属于${wanted(check)}。`,
    },
    empty: { outcome: 'manual', officer: '没有填写所属行业。', applicant: '申报表没有填写所属行业。' },
  },
  request: '请按国民经济行业分类（GB/T 4754）填写所属行业的代码和名称，并提交统计登记的行业代码证明。',
})

/** 制造业, or 制造业或批发和零售业 of several. */
function wanted({ sections }: { readonly sections: readonly string[] }): string {
  return sections.map((letter) => sectionName(letter) ?? letter).join('或')
}
