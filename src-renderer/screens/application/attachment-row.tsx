import { ActionIcon, Button, NativeSelect, Tooltip } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { Attachment } from '../../../src-domain/batch/application.ts'
import type { Category } from '../../../src-domain/schemes/scheme.ts'
import { fileSize } from '../../../src-domain/text/file-size.ts'
import classes from './attachments.module.css'
import type { Attachments } from './use-attachments.ts'

/** Years an audit report is likely to be about, counted back from the batch's year. */
const yearsBack = 5

/** One attachment: what it is, how large, where it belongs, of which year. */
export function AttachmentRow({
  file,
  category,
  year,
  attachments,
  onShow,
}: {
  readonly file: Attachment
  readonly category: Category
  /** The batch's year. */
  readonly year: number
  readonly attachments: Attachments
  readonly onShow: () => void
}) {
  const slot = category.attachments.find((s) => s.id === file.slot)
  const years = Array.from({ length: yearsBack }, (_, i) => String(year - i))
  const keepYear = file.year === undefined ? {} : { year: file.year }
  return (
    <div className={classes.file}>
      <div className={classes.fileName}>
        <button type="button" className={classes.show} onClick={onShow}>
          {file.file}
        </button>
        <span className={classes.facts}>
          {file.pages !== undefined && `${file.pages} 页 · `}
          {fileSize(file.size)}
        </span>
        {file.certainty === 'unsure' && (
          <span className={classes.unsure}>
            归类待核对{file.note ? `：${file.note}` : ''}
            <Button
              size="compact-xs"
              variant="default"
              disabled={attachments.locked}
              onClick={() => attachments.place(file, { slot: file.slot, ...keepYear })}
            >
              确认
            </Button>
          </span>
        )}
      </div>
      {slot?.year !== undefined && (
        <NativeSelect
          size="xs"
          w={92}
          disabled={attachments.fixed}
          aria-label={`“${file.file}”的年度`}
          value={file.year === undefined ? '' : String(file.year)}
          data={[
            { value: '', label: '年度不明' },
            ...[...new Set([...years, ...(file.year === undefined ? [] : [String(file.year)])])].map((y) => ({
              value: y,
              label: `${y} 年`,
            })),
          ]}
          onChange={(event) => {
            const chosen = Number(event.currentTarget.value)
            attachments.place(file, { slot: file.slot, ...(chosen ? { year: chosen } : {}) })
          }}
        />
      )}
      <NativeSelect
        size="xs"
        w={180}
        disabled={attachments.fixed}
        aria-label={`“${file.file}”归入`}
        value={file.slot}
        data={category.attachments.map((s, i) => ({ value: s.id, label: `${i + 1} ${s.title}` }))}
        onChange={(event) => attachments.place(file, { slot: event.currentTarget.value, ...keepYear })}
      />
      <Tooltip label="移除">
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`移除“${file.file}”`}
          disabled={attachments.locked}
          onClick={() => attachments.remove(file)}
        >
          <IconTrash size={17} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
    </div>
  )
}
