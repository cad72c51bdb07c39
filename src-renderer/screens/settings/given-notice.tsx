import { Alert, Stack } from '@mantine/core'
import { JobBar } from '../../parts/job-bar.tsx'
import { Faults } from '../../parts/notice/faults.tsx'
import { GivenFile } from '../../parts/notice/given-file.tsx'
import { type Drafted, type NoticeFrom, useDraft } from '../../parts/notice/use-draft.ts'

export type GivenNotice = { readonly from: NoticeFrom; readonly notice: NonNullable<Drafted['notice']> }

/** A package to set a batch up by: chosen, tried in its four steps, and taken once nothing was found on it. */
export function GivenNoticeChoice({
  canChooseFolder,
  taken,
  onTaken,
}: {
  readonly canChooseFolder: boolean
  readonly taken: GivenNotice | undefined
  readonly onTaken: (taken: GivenNotice | undefined) => void
}) {
  const { job, cancel, drafted, problem, attempt } = useDraft()
  return (
    <Stack gap="xs" component="section" aria-label="方案包">
      <GivenFile
        canChooseFolder={canChooseFolder}
        onChosen={async (from) => {
          onTaken(undefined)
          const done = await attempt({ from })
          if (done?.notice) onTaken({ from, notice: done.notice })
        }}
      />
      {job && <JobBar job={job} onCancel={cancel} />}
      <Faults faults={drafted?.faults ?? []} problem={problem} />
      {taken && (
        <Alert color="green" role="status">
          检查通过：{taken.notice.title}（{taken.notice.documentNumber}）
        </Alert>
      )}
    </Stack>
  )
}
