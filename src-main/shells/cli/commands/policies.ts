import { estimateLine } from '../../../../src-domain/policies/estimate.ts'
import type { Fit } from '../../../../src-domain/policies/matching.ts'
import { type Tags, tagKindNames, tagKinds } from '../../../../src-domain/policies/tags.ts'
import { ok, type Result } from '../../../../src-domain/result.ts'
import { grouped } from '../../../../src-domain/text/grouped.ts'
import type { Desk } from '../../../desk/desk.ts'
import { applicationPolicies } from '../../../desk/policies/application-policies.ts'
import { batchPolicies } from '../../../desk/policies/batch-policies.ts'
import type { Answer, Command } from '../command.ts'
import { type DeskCall, withDesk } from '../on-desk.ts'

export const policiesCommands = {
  policies: {
    usage: 'policies [编号] --data D',
    about: '本批按领域、产业、主体的统计和年度目标；写编号则列出这一件可衔接的政策、依据和估算（不作承诺）',
    takes: [0, 1],
    needs: ['data'],
    run: withDesk('any', show),
  },
} satisfies Record<string, Command>

async function show(desk: Desk, { args: [application] }: DeskCall): Promise<Result<Answer>> {
  if (application === undefined) {
    const counted = batchPolicies(desk)
    const tags = counted.tags.flatMap(({ title, counts }) =>
      counts.map(({ name, all, recommended }) => `${title}  ${name}  ${all} 件，推荐 ${recommended}`),
    )
    const targets = counted.targets.flatMap(({ counts }) =>
      counts.map(
        ({ what, target, unit, recommended }) => `年度目标  ${what}  ${target} ${unit}，已推荐 ${recommended}`,
      ),
    )
    return ok({ json: counted, text: [...tags, ...targets].join('\n') })
  }
  const found = applicationPolicies(desk, { application })
  if (!found.ok) return found
  const { tags, fits, total } = found.value
  const lines = [
    ...tagLines(tags),
    ...fits.flatMap(fitLines),
    `按已知情况合计最高 ${grouped(total)} 万元（估算，不作承诺）`,
  ]
  return ok({ json: found.value, text: lines.join('\n') })
}

function tagLines(tags: Tags): string[] {
  return tagKindNames.map(
    (kind) => `${tagKinds[kind]}  ${tags[kind].given.map(({ name }) => name).join('、') || '未标注'}`,
  )
}

function fitLines({ title, citation, outOfTerm, unmet, why, missing, estimates }: Fit): string[] {
  return [
    [title, citation, ...(outOfTerm ? [outOfTerm] : []), ...unmet.map((condition) => `不符合：${condition}`)].join(
      '  ',
    ),
    ...why.map((line) => `  依据  ${line}`),
    ...missing.map((line) => `  尚须说明  ${line}`),
    ...estimates.map((estimate) => `  估算  ${estimateLine(estimate)}`),
  ]
}
