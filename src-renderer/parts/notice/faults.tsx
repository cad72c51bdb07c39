import { Alert } from '@mantine/core'
import { type Fault, trialTitles } from '../../../src-domain/notices/fault.ts'

/** What the four steps found on a package, each with its place, or why it could not even be tried. */
export function Faults({
  faults,
  problem,
}: {
  readonly faults: readonly Fault[]
  readonly problem: string | undefined
}) {
  if (problem !== undefined) return <Alert color="red">{problem}</Alert>
  if (faults.length === 0) return null
  return (
    <Alert color="red" title={`检查没有通过，${faults.length} 处；没有采用，现有数据没有改动`}>
      <ul style={{ margin: 0, paddingLeft: '1.2em' }}>
        {faults.slice(0, shown).map(({ step, place, sentence }) => (
          <li key={`${step}${place}${sentence}`}>
            {trialTitles[step]}：{sentence}（{place}）
          </li>
        ))}
        {faults.length > shown && <li>……另有 {faults.length - shown} 处</li>}
      </ul>
    </Alert>
  )
}

const shown = 20
