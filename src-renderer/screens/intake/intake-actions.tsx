import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { memo } from 'react'
import { IntakeFolderButton } from './intake-folder-button.tsx'
import { useNewApplication } from './intake-new.tsx'
import classes from './intake-screen.module.css'

/** The two ways applications come in. */
export const IntakeActions = memo(function IntakeActions() {
  const { open, dialog } = useNewApplication()
  return (
    <span className={classes.actions}>
      <Button variant="default" leftSection={<IconPlus size={16} stroke={1.6} />} onClick={open}>
        新建申报
      </Button>
      <IntakeFolderButton />
      {dialog}
    </span>
  )
})
