import { Button, FileButton } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import type { Application, Attachment } from '../../../src-domain/batch/application.ts'
import type { Finding } from '../../../src-domain/checks/finding.ts'
import type { FullScheme } from '../../../src-domain/checks/load-scheme.ts'
import type { Category } from '../../../src-domain/schemes/scheme.ts'
import { findingsOfSlot } from '../../form/findings-of-blank.ts'
import sheet from '../../form/sheet.module.css'
import { JobBar } from '../../parts/job-bar.tsx'
import { OutcomeMark } from '../../parts/outcome-mark.tsx'
import { AttachmentRow } from './attachment-row.tsx'
import classes from './attachments.module.css'
import { LookAsk } from './look-ask.tsx'
import type { Attachments } from './use-attachments.ts'

type Slot = Category['attachments'][number]

/** The notice's checklist with the attachments handed in for each of its items. */
export function AttachmentsSheet({
  application,
  findings,
  category,
  scheme,
  attachments,
  onFocus,
  onShow,
}: {
  readonly application: Application
  readonly findings: readonly Finding[]
  readonly category: Category
  readonly scheme: FullScheme
  readonly attachments: Attachments
  readonly onFocus: (slot: string, element: HTMLElement) => void
  readonly onShow: (file: Attachment) => void
}) {
  const [over, setOver] = useState<string>()
  const take = (event: DragEvent, slot?: Slot) => {
    if (event.defaultPrevented) return
    const files = [...event.dataTransfer.files]
    event.preventDefault()
    setOver(undefined)
    if (files.length > 0)
      attachments.add(
        files.map((file) => ({ path: file.name, file })),
        slot ? { slot: slot.id } : {},
      )
  }
  const allow = (event: DragEvent, slot: string) => {
    if (event.defaultPrevented || !event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setOver(slot)
  }
  return (
    <article
      aria-label="附件清单"
      className={classes.list}
      onDragOver={(event) => allow(event, '')}
      onDragLeave={() => setOver(undefined)}
      onDrop={(event) => take(event)}
    >
      <h2 className={sheet.title}>附件</h2>
      <p className={classes.about}>把文件拖到对应的一项上，或按“添加”选择；拖到空白处则按文件名和首页自动归类。</p>
      {attachments.job && (
        <div className={classes.adding}>
          <JobBar job={attachments.job} onCancel={attachments.stop} />
        </div>
      )}
      {category.attachments.map((slot, i) => {
        const files = application.attachments.filter((a) => a.slot === slot.id)
        const about = findingsOfSlot(slot.id, findings, scheme)
        const outcome = about[0]?.outcome
        return (
          <section
            key={slot.id}
            className={classes.slot}
            data-over={over === slot.id || undefined}
            aria-label={slot.title}
            onFocus={(event) => onFocus(slot.id, event.currentTarget)}
            onDragOver={(event) => allow(event, slot.id)}
            onDrop={(event) => take(event, slot)}
          >
            <header className={classes.slotHead}>
              <span className={classes.number}>{i + 1}</span>
              <h3 className={classes.slotTitle}>{slot.title}</h3>
              <span className={classes.need}>{slot.required ? '必交' : '选交'}</span>
              {outcome && outcome !== 'na' && <OutcomeMark outcome={outcome} word />}
              <FileButton
                multiple
                onChange={(files) =>
                  attachments.add(
                    files.map((file) => ({ path: file.name, file })),
                    { slot: slot.id },
                  )
                }
              >
                {(props) => (
                  <Button
                    {...props}
                    data-slot={slot.id}
                    variant="subtle"
                    size="compact-sm"
                    leftSection={<IconPlus size={16} />}
                    disabled={attachments.locked}
                    aria-label={`添加：${slot.title}`}
                  >
                    添加
                  </Button>
                )}
              </FileButton>
            </header>
            {files.length === 0 && <p className={classes.none}>{slot.required ? '未提交' : '没有'}</p>}
            {files.map((file) => (
              <AttachmentRow
                key={file.id}
                file={file}
                category={category}
                year={scheme.year}
                attachments={attachments}
                onShow={() => onShow(file)}
              />
            ))}
            {about
              .filter((finding) => finding.look)
              .map((finding) => (
                <LookAsk key={finding.check} application={application.id} finding={finding} />
              ))}
          </section>
        )
      })}
    </article>
  )
}
