import { z } from 'zod'
import { answerPolicy } from '../desk/policies/answer-policy.ts'
import { applicationPolicies } from '../desk/policies/application-policies.ts'
import { batchPolicies } from '../desk/policies/batch-policies.ts'
import { policyList, policyText } from '../desk/policies/policy-list.ts'
import { deskProcedure } from './base.ts'
import { Key, Line, ofApplication } from './inputs.ts'
import { orThrow } from './problems.ts'

export const policies = {
  /** 政策库: every document and every entry. */
  list: deskProcedure.handler(() => policyList()),

  /** A document as it can be read, paragraph by paragraph. */
  text: deskProcedure.input(z.strictObject({ document: Key })).handler(({ input }) => policyText(input)),

  /** 可衔接的政策 of an application, with its tags. */
  ofApplication: deskProcedure
    .input(z.strictObject(ofApplication))
    .handler(({ context, input }) => orThrow(applicationPolicies(context.desk, input))),

  /** Sets tags or answers what a measure asks; without a value takes it back. `seen`: null where nobody had. */
  answer: deskProcedure
    .input(
      z.strictObject({ ...ofApplication, key: Key, value: Line.optional(), seen: Line.nullable().exactOptional() }),
    )
    .handler(({ context: { desk, actor }, input: { value, ...input } }) =>
      orThrow(answerPolicy(desk, { ...input, value }, actor)),
    ),

  /** The batch by field, industry and actor; yearly targets against what is recommended. */
  ofBatch: deskProcedure.handler(({ context }) => batchPolicies(context.desk)),
}
