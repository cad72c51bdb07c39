import { Button, Menu } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { memo } from 'react'
import { lettersAt } from '../../../src-domain/letters/names.ts'
import { LettersMenu } from '../../letters/letters-menu.tsx'
import { IntakeFolderButton } from '../../parts/intake/intake-folder-button.tsx'
import { useNewApplication } from '../../parts/intake/new-application.tsx'
import { useBlankForms } from './blank-forms.tsx'
import classes from './intake-screen.module.css'

/** The two ways applications come in, and the letters that go out before and after. */
export const IntakeActions = memo(function IntakeActions({ none }: { readonly none: boolean }) {
  const { open, dialog } = useNewApplication()
  const forms = useBlankForms()
  return (
    <span className={classes.actions}>
      <LettersMenu kinds={none ? [] : lettersAt('intake')}>
        <Menu.Item onClick={forms.open}>空白申报表…</Menu.Item>
      </LettersMenu>
      <Button variant="default" leftSection={<IconPlus size={16} stroke={1.6} />} onClick={open}>
        新建申报
      </Button>
      <IntakeFolderButton />
      {dialog}
      {forms.dialog}
    </span>
  )
})
