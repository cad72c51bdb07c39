import { SegmentedControl } from '@mantine/core'
import { useRemembered } from '../../lib/remembered.ts'
import { Screen } from '../../parts/screen.tsx'
import { BatchStatistics } from './batch-statistics.tsx'
import { Library } from './library.tsx'

type Shown = 'library' | 'batch'

/** 政策库: the documents beside the notice, clause by clause, and the batch by what they speak of. */
export default function PoliciesScreen() {
  const [shown, setShown] = useRemembered<Shown>('policies.shown', 'library')
  return (
    <Screen
      title="政策库"
      about="通知以外的政策文件，逐条注明出处。支持金额都是条文所列的上限。"
      actions={
        <SegmentedControl
          aria-label="看什么"
          data={[
            { value: 'library', label: '条文' },
            { value: 'batch', label: '本批统计' },
          ]}
          value={shown}
          onChange={(value) => setShown(value as Shown)}
        />
      }
    >
      {shown === 'library' ? <Library /> : <BatchStatistics />}
    </Screen>
  )
}
