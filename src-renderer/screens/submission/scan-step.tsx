import { Button } from '@mantine/core'
import { type DragEvent, useRef, useState } from 'react'
import { scanLacking } from '../../../src-domain/edition/scan-set.ts'
import { client, problemOf } from '../../lib/client.ts'
import { clockTime } from '../../lib/dates.ts'
import { refreshAll, useToday } from '../../lib/desk.ts'
import type { Submission } from '../../lib/submission.ts'
import { tellDone } from '../../lib/tell.ts'
import { upload } from '../../lib/upload.ts'
import { useJob } from '../../lib/use-job.ts'
import { BusyButton } from '../../parts/busy-button.tsx'
import { JobBar } from '../../parts/job-bar.tsx'
import classes from './scan.module.css'
import { ScanCompare } from './scan-compare.tsx'
import { type Refusal, ScanRefused } from './scan-refused.tsx'
import { Step } from './step.tsx'

const formats = '.pdf,.jpg,.jpeg,.png,.tif,.tiff'

/** 4: the stamped summary comes back; only the current edition's is kept. */
export function ScanStep({ state, unfolded }: { readonly state: Submission; readonly unfolded: boolean }) {
  const { current, latest, lost, summary, scan } = state
  const lacking = scan && scanLacking(scan)
  const missing = scan && scan.missing.length > 0
  const today = useToday()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const { job, run, cancel } = useJob()
  const [refusal, setRefusal] = useState<Refusal>()
  const [comparing, setComparing] = useState(false)

  const bringBack = async (files: readonly File[]) => {
    if (files.length === 0 || job) return
    setRefusal(undefined)
    const outcome = await run(
      '读取扫描件',
      async (signal) => {
        const id = await upload(files.map((file) => ({ path: file.name, file })))
        return client.scans.add({ from: { upload: id } }, { signal })
      },
      (error) => {
        const problem = problemOf(error)
        if (problem) setRefusal({ problem, changes: [] })
      },
    )
    if (outcome?.accepted) tellDone(`扫描件与定稿一致，已收取${outcome.whole.missing.length > 0 ? '，还缺几页' : ''}`)
    else if (outcome) setRefusal(outcome)
    await refreshAll()
    if (outcome?.accepted && outcome.whole.unsealed && summary) setComparing(true)
  }
  const onDragOver = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    event.dataTransfer.dropEffect = latest ? 'copy' : 'none'
    setOver(latest !== undefined)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (latest) void bringBack([...event.dataTransfer.files])
  }

  return (
    <>
      <Step
        number={4}
        title="盖章扫描件"
        done="已收回"
        state={scan && !lacking ? 'done' : summary ? 'open' : lost.scan ? 'outdated' : 'waiting'}
        progress={job && <JobBar job={job} onCancel={cancel} />}
        warning={missing && `${lacking}。把缺的页扫描后再收进来，与已收的合成一份。`}
        text={
          scan && today ? (
            <>
              {`第 ${scan.edition} 版，${scan.of - scan.missing.length} 页${scan.signature ? '，带电子签章' : ''}，${clockTime(scan.at, today.date)} 收取。`}
              {scan.notes.map((note) => (
                <p key={note} className={classes.note}>
                  ! {note}
                </p>
              ))}
            </>
          ) : (
            '汇总表盖章后扫描，拖到这里或点按钮选择：PDF、JPEG、PNG、TIFF，一次可选多个。'
          )
        }
        button={
          <>
            {scan && (
              <Button
                variant={scan.unsealed && !missing ? 'filled' : 'default'}
                onClick={() => setComparing(true)}
                disabled={!summary}
              >
                对照查看
              </Button>
            )}
            <BusyButton
              variant={(scan && !missing) || !summary ? 'default' : 'filled'}
              disabled={!(scan || summary || (latest && !current))}
              busy={job !== undefined}
              onClick={() => input.current?.click()}
            >
              {!scan ? '选择扫描件' : missing ? '补收缺页' : '换一份'}
            </BusyButton>
            <input
              ref={input}
              type="file"
              multiple
              hidden
              accept={formats}
              aria-label="盖章扫描件"
              onChange={({ currentTarget }) => {
                const files = [...(currentTarget.files ?? [])]
                currentTarget.value = ''
                void bringBack(files)
              }}
            />
          </>
        }
        unfolded={unfolded || refusal !== undefined}
        data-over={over || undefined}
        onDragOver={onDragOver}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        {refusal && <ScanRefused refusal={refusal} onClose={() => setRefusal(undefined)} />}
      </Step>
      {scan && summary && (
        <ScanCompare scan={scan} summary={summary} opened={comparing} onClose={() => setComparing(false)} />
      )}
    </>
  )
}
