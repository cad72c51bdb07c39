import { Alert } from '@mantine/core'
import { type ReactNode, useRef, useState } from 'react'
import { client, problemOf } from '../../lib/client.ts'
import type { Submission } from '../../lib/submission.ts'
import { upload } from '../../lib/upload.ts'
import { BusyButton } from '../../parts/busy-button.tsx'
import classes from './submission.module.css'
import type { Making } from './use-making.tsx'
import { editionOf, type PackageReport, VerifyReport } from './verify-report.tsx'

type Checked = { readonly name: string } & (
  | { readonly report: PackageReport }
  /** Why it can't be verified. */
  | { readonly refused: string }
)

/** Verifies any package the officer chooses: the copy on a stick, or one that came from elsewhere. */
export function useCopyCheck(making: Making): { readonly button: ReactNode; readonly checked: Checked | undefined } {
  const input = useRef<HTMLInputElement>(null)
  const [checked, setChecked] = useState<Checked>()
  const check = async (file: File) => {
    setChecked(undefined)
    const { name } = file
    const report = await making.start(
      'verify',
      `读取“${name}”`,
      async (signal) => {
        const id = await upload([{ path: name, file }], { signal })
        return client.editions.verify({ upload: id }, { signal })
      },
      (error) => setChecked({ name, refused: problemOf(error)?.message ?? '' }),
    )
    if (report) setChecked({ name, report })
  }
  const button = (
    <>
      <BusyButton variant="default" busy={making.busy} onClick={() => input.current?.click()}>
        核对一份报送包…
      </BusyButton>
      <input
        ref={input}
        type="file"
        hidden
        accept=".zip"
        aria-label="要核对的报送包"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          currentTarget.value = ''
          if (file) void check(file)
        }}
      />
    </>
  )
  return { button, checked }
}

/** What came of it, and whether it is of the edition that counts now. */
export function CopyReport({ current, ...checked }: Checked & { readonly current: Submission['current'] }) {
  if ('refused' in checked)
    return (
      <Alert color="red" variant="light" title="没有核验" role="alert" mt="xs">
        {checked.refused}
      </Alert>
    )
  const { name, report } = checked
  if (!report.ok) return <VerifyReport name={name} report={report} />
  const isCurrent = current !== undefined && report.edition?.hash === current.hash
  return (
    <div className={classes.copy} role="status">
      <p>
        ✓ “{name}”核验通过：{editionOf(report)}，{report.files} 个文件齐全，未被改动。
      </p>
      {!isCurrent && (
        <p className={classes.otherCopy}>
          ! {current ? `不是现行的${current.mark}，请勿报送。` : '本批次现在没有可报送的定稿，请勿报送。'}
        </p>
      )}
    </div>
  )
}
