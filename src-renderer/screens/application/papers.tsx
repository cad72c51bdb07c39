import { Group, Menu } from '@mantine/core'
import { IconBook2 } from '@tabler/icons-react'
import type { Application } from '../../../src-domain/batch/application.ts'
import type { Finding } from '../../../src-domain/checks/finding.ts'
import { toCorrect } from '../../../src-domain/checks/to-correct.ts'
import { formAddress } from '../../client.ts'
import { useOpenDesk } from '../../lib/desk.ts'
import { BusyButton } from '../../parts/busy-button.tsx'
import { PapersMenu } from '../../parts/papers-menu.tsx'
import { usePapers } from '../../parts/use-papers.tsx'

/** The ways from an application to paper: its 申报书, the letters about it, and what was handed in. */
export function Papers({
  name,
  application,
  findings,
}: {
  readonly name: string
  readonly application: Application
  readonly findings: readonly Finding[]
}) {
  const { scheme } = useOpenDesk()
  const { busy, lookAtBook, preview } = usePapers()
  const { id, form } = application
  const correctable = toCorrect(scheme, findings).length > 0
  return (
    <Group gap="xs" wrap="nowrap">
      <BusyButton
        variant="default"
        busy={busy}
        leftSection={<IconBook2 size={16} stroke={1.6} />}
        onClick={() => lookAtBook({ id, name })}
      >
        预览申报书
      </BusyButton>
      <PapersMenu
        kinds={correctable ? ['correction', 'opinion', 'receipt'] : ['opinion', 'receipt']}
        application={{ id, name }}
      >
        {form && (
          <>
            <Menu.Divider />
            <Menu.Item component="a" href={formAddress(id)} download>
              Word 原件
            </Menu.Item>
          </>
        )}
      </PapersMenu>
      {preview}
    </Group>
  )
}
