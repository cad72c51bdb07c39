import { Button } from '@mantine/core'
import { type DragEvent, useRef, useState } from 'react'
import { client, problemOf, upload } from '../../lib/client.ts'
import { clockTime } from '../../lib/dates.ts'
import { refreshAll, useToday } from '../../lib/desk.ts'
import type { Submission } from '../../lib/submission.ts'
import { tellDone } from '../../lib/tell.ts'
import classes from './scan.module.css'
import { ScanCompare } from './scan-compare.tsx'
import { type Refusal, ScanRefused } from './scan-refused.tsx'
import { Step } from './step.tsx'

const formats = '.pdf,.jpg,.jpeg,.png,.tif,.tiff'

/** 4: the stamped summary comes back; only the current edition's is kept. */
export function ScanStep({ state, unfolded }: { readonly state: Submission; readonly unfolded: boolean }) {
  const { current, latest, lost, summary, scan } = state
  const today = useToday()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [reading, setReading] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const [comparing, setComparing] = useState(false)

  const bringBack = async (files: readonly File[]) => {
    if (files.length === 0 || reading) return
    setReading(true)
    setRefusal(undefined)
    try {
      const id = await upload(files.map((file) => ({ path: file.name, file })))
      const outcome = await client.scans.add({ from: { upload: id } })
      if (outcome.accepted) tellDone('扫描件与定稿一致，已收取')
      else setRefusal(outcome)
      await refreshAll()
    } catch (error) {
      const problem = problemOf(error)
      if (problem) setRefusal({ problem, changes: [] })
    } finally {
      setReading(false)
    }
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
        state={scan ? 'done' : summary ? 'open' : lost.scan ? 'outdated' : 'waiting'}
        progress={reading && <span role="status">正在读取扫描件，核对页脚的定稿标记…</span>}
        text={
          scan && today ? (
            <>
              {`第 ${scan.edition} 版，${scan.pages} 页${scan.signature ? '，带电子签章' : ''}，${clockTime(scan.at, today.date)} 收取。`}
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
              <Button variant="default" onClick={() => setComparing(true)} disabled={!summary}>
                对照查看
              </Button>
            )}
            <Button
              variant={scan || !summary ? 'default' : 'filled'}
              disabled={!(scan || summary || (latest && !current)) || reading}
              onClick={() => input.current?.click()}
            >
              {scan ? '换一份' : '选择扫描件'}
            </Button>
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
