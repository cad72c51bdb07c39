import { Alert, Stack } from '@mantine/core'
import { JobBar } from '../../parts/job-bar.tsx'
import { Faults } from '../../parts/notice/faults.tsx'
import { PackageFile } from '../../parts/notice/package-file.tsx'
import { type Drafted, type NoticeFrom, useDraft } from '../../parts/notice/use-draft.ts'

export type GivenPackage = { readonly from: NoticeFrom; readonly notice: NonNullable<Drafted['notice']> }

/** A package to set a batch up by: chosen, tried in its four steps, and taken once nothing was found on it. */
export function GivenPackageChoice({
  canChooseFolder,
  taken,
  onTaken,
}: {
  readonly canChooseFolder: boolean
  readonly taken: GivenPackage | undefined
  readonly onTaken: (taken: GivenPackage | undefined) => void
}) {
  const { job, cancel, drafted, problem, attempt } = useDraft()
  return (
    <Stack gap="xs" component="section" aria-label="方案包">
      <PackageFile
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
