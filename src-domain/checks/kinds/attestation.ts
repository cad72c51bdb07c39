import { kind, notPassed } from '../judging/kind.ts'

type Judgement = { readonly is: 'waiting' }

/** What nothing handed in can prove, for an officer to find out and attest. */
export const attestation = kind({
  kind: 'attestation',
  grammar: {},
  judge: (): Judgement => ({ is: 'waiting' }),
  verdicts: {
    waiting: { outcome: 'manual', officer: '此项无法由材料判断，须由经办人核实后认定。', applicant: notPassed },
  },
  request: '如有情况说明或有关部门出具的证明材料，请一并提交。',
  attested: true,
})
