import { Button, Menu } from '@mantine/core'
import { IconBook2 } from '@tabler/icons-react'
import type { Application } from '../../../src-domain/batch/application.ts'
import type { Finding } from '../../../src-domain/checks/finding.ts'
import { lettersFor } from '../../../src-domain/letters/kinds.ts'
import { LettersMenu } from '../../letters/letters-menu.tsx'
import { formAddress, previewAddress } from '../../lib/addresses.ts'
import { client } from '../../lib/client.ts'
import { useOpenDesk } from '../../lib/desk.ts'
import { BusyButton } from '../../parts/busy-button.tsx'
import type { ShownFile } from '../../parts/sheet-preview/shown-file.ts'
import { useSheetPreview } from '../../parts/sheet-preview/use-sheet-preview.tsx'

/** The ways from an application to print: its 申报书, the letters about it, and the form as handed in. */
export function HeadPrints({
  name,
  application,
  findings,
}: {
  readonly name: string
  readonly application: Application
  readonly findings: readonly Finding[]
}) {
  const { scheme } = useOpenDesk()
  const { busy, look, preview } = useSheetPreview()
  const { id, form, withdrawn } = application
  // Nothing is made of it; what was handed in can still be looked at.
  if (withdrawn) {
    return form ? (
      <Button variant="default" component="a" href={formAddress(id)} download>
        Word 原件
      </Button>
    ) : null
  }
  return (
    <>
      <BusyButton
        variant="default"
        busy={busy}
        leftSection={<IconBook2 size={16} stroke={1.6} />}
        onClick={() => look(() => bookOf(id, name))}
      >
        预览申报书
      </BusyButton>
      <LettersMenu kinds={lettersFor({ application, findings }, scheme)} application={{ id, name }}>
        {form && (
          <>
            <Menu.Divider />
            <Menu.Item component="a" href={formAddress(id)} download>
              Word 原件
            </Menu.Item>
          </>
        )}
      </LettersMenu>
      {preview}
    </>
  )
}

/** The 申报书 as it would be bound now. */
async function bookOf(application: string, name: string): Promise<ShownFile> {
  const { id, files, details, ready, mark = null } = await client.books.preview({ application })
  const [file = ''] = files
  return {
    title: `申报书：${name}`,
    address: previewAddress(id, file),
    name: file,
    details,
    ready,
    mark,
    print: { preview: { id, file } },
  }
}
