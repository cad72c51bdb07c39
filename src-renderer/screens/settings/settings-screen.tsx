import { Divider, Stack } from '@mantine/core'
import { useOpenDesk } from '../../lib/desk.ts'
import { atOffice } from '../../lib/office-door.ts'
import { Screen } from '../../parts/screen.tsx'
import { About } from './about.tsx'
import { Appearance } from './appearance.tsx'
import { AssemblyChoice } from './assembly.tsx'
import { Backups } from './backups.tsx'
import { Batches } from './batches.tsx'
import { CheckUp } from './check-up.tsx'
import { Office } from './office/office.tsx'
import { Particulars } from './particulars.tsx'
import { People } from './people/people.tsx'

export default function SettingsScreen() {
  const { scheme } = useOpenDesk()
  return (
    <Screen title="设置" about={`${scheme.title}（${scheme.documentNumber}）`}>
      <Stack gap="xl" maw={760}>
        <Particulars />
        <Divider />
        <People />
        <Divider />
        {/* What only whoever sits at the machine may do is not offered to others. */}
        {!atOffice && (
          <>
            <Office />
            <Divider />
            <Batches />
            <Divider />
          </>
        )}
        <AssemblyChoice />
        <Divider />
        <Backups />
        <Divider />
        <CheckUp />
        <Divider />
        <Appearance />
        <Divider />
        <About />
      </Stack>
    </Screen>
  )
}
