import { Group, PasswordInput, Stack, Title } from '@mantine/core'
import { useState } from 'react'
import type { MergePlan } from '../../../src-domain/merge/merge-plan.ts'
import { mergedLine } from '../../../src-domain/merge/merged-line.ts'
import { client, problemOf } from '../../lib/client.ts'
import { refreshAll } from '../../lib/desk.ts'
import { tellDone, toRead } from '../../lib/tell.ts'
import { useSteps } from '../../lib/undo/undo.tsx'
import { upload } from '../../lib/upload.ts'
import { useJob } from '../../lib/use-job.ts'
import { BusyButton } from '../../parts/busy-button.tsx'
import { DroppedFile } from '../../parts/dropped-file.tsx'
import { JobBar } from '../../parts/job-bar.tsx'
import classes from './hand-over.module.css'
import { type Choices, MergePreview } from './merge-preview.tsx'

type Seen = { readonly plan: MergePlan; readonly from: { readonly upload: string } }

/** 收入: a file that came, what merging it would do, and the merge. */
export function TakeForm() {
  const { job, run, cancel } = useJob()
  const { keep } = useSteps()
  const [file, setFile] = useState<File | null>(null)
  const [password, setPassword] = useState('')
  const [seen, setSeen] = useState<Seen>()
  const [refused, setRefused] = useState<{ readonly code: string; readonly message: string }>()
  const given = password === '' ? {} : { password }
  const tell = (error: unknown) => setRefused(problemOf(error))

  const letGo = () => {
    if (seen) void client.intake.discard(seen.from).catch(() => {})
    setSeen(undefined)
    setRefused(undefined)
  }
  const take = (chosen: File | null) => {
    letGo()
    setFile(chosen)
    setPassword('')
    if (chosen) void look(chosen, {})
  }
  const look = async (chosen: File, secret: { readonly password?: string }) => {
    setRefused(undefined)
    let from: Seen['from'] | undefined
    const plan = await run(
      '核对交接文件',
      async (signal) => {
        from = { upload: await upload([{ path: chosen.name, file: chosen }], { signal }) }
        return client.handOver.look({ from, ...secret }, { signal })
      },
      tell,
    )
    if (plan && from) setSeen({ plan, from })
    else if (from) await client.intake.discard(from).catch(() => {})
  }
  const merge = async ({ sides }: Choices) => {
    if (!seen) return
    const { plan, from } = seen
    const begun = run(
      '合并',
      (signal) => client.handOver.merge({ from, ...given, basedOn: plan.basedOn, sides }, { signal }),
      tell,
    )
    const done = await begun
    if (!done) return
    await keep('合并交接', Promise.resolve(done))
    setSeen(undefined)
    setFile(null)
    await refreshAll()
    tellDone(`${mergedLine(done)}。Ctrl+Z 整个撤销。`, toRead)
  }
  const asksPassword = refused?.code === 'hand-over-password'
  return (
    <section className={classes.part} aria-label="收入">
      <Stack gap="sm">
        <Title order={2} size="h5">
          收入
        </Title>
        <DroppedFile label="交接文件（ZIP）" accept=".zip" value={file} onChange={take} error={refused?.message} />
        {file && asksPassword && (
          <form
            aria-label="交接文件的密码"
            onSubmit={(event) => {
              event.preventDefault()
              void look(file, given)
            }}
          >
            <Group align="flex-end" gap="xs" wrap="nowrap">
              <PasswordInput
                label="密码"
                data-autofocus
                autoComplete="off"
                flex={1}
                value={password}
                onChange={(event) => setPassword(event.currentTarget.value)}
              />
              <BusyButton type="submit" variant="default" busy={job !== undefined} disabled={password === ''}>
                打开
              </BusyButton>
            </Group>
          </form>
        )}
        {job && <JobBar job={job} onCancel={cancel} />}
        {seen && <MergePreview key={seen.plan.basedOn} plan={seen.plan} busy={job !== undefined} onMerge={merge} />}
      </Stack>
    </section>
  )
}
