import { Button, FileButton } from '@mantine/core'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import { previewAddress } from '../../lib/addresses.ts'
import { client } from '../../lib/client.ts'
import { useOpenDesk } from '../../lib/desk.ts'
import { tellMade } from '../../lib/tell-made.tsx'
import { BusyButton } from '../../parts/busy-button.tsx'
import { lackingGlyphs } from '../../parts/sheet-preview/lacking-glyphs.ts'
import type { ShownFile } from '../../parts/sheet-preview/shown-file.ts'
import { useSheetPreview } from '../../parts/sheet-preview/use-sheet-preview.tsx'

/** The members' sheets: on paper, as workbooks, and back again. */
export function SheetButtons({
  category,
  disabled,
  onFiles,
}: {
  readonly category: CategoryId
  readonly disabled: boolean
  readonly onFiles: (files: readonly File[]) => void
}) {
  const { host } = useOpenDesk()
  const { busy, once, look, preview } = useSheetPreview()
  return (
    <>
      <BusyButton variant="default" busy={busy} disabled={disabled} onClick={() => look(() => printed(category))}>
        打印排序表
      </BusyButton>
      <Button
        variant="default"
        disabled={disabled || busy}
        onClick={() =>
          once(async () => {
            const made = await client.meeting.makeSheets({ category })
            tellMade(`已生成排序表 ${made.paths.length} 张`, made, host.canReveal)
          })
        }
      >
        排序表 Excel
      </Button>
      <FileButton multiple accept=".xlsx" onChange={(files) => files.length > 0 && onFiles(files)}>
        {(props) => (
          <Button {...props} variant="default" disabled={disabled}>
            读入排序表
          </Button>
        )}
      </FileButton>
      {preview}
    </>
  )
}

async function printed(category: CategoryId): Promise<ShownFile> {
  const { title, id, files, missingCharacters } = await client.meeting.printSheets({ category })
  const [file = ''] = files
  return {
    title,
    address: previewAddress(id, file),
    name: file,
    print: { preview: { id, file } },
    ...(missingCharacters.length > 0 ? { details: { findings: [lackingGlyphs(missingCharacters)] } } : {}),
  }
}
