import { Button } from '@mantine/core'
import { Link } from 'wouter'
import { Screen } from '../../parts/screen.tsx'
import { GiveForm } from './give-form.tsx'
import classes from './hand-over.module.css'
import { TakeForm } from './take-form.tsx'

/** 交接与合并: work goes to another laptop as one file, and what comes back is merged value by value. */
export default function HandOverScreen() {
  return (
    <Screen
      title="交接与合并"
      about="把申报连同原件和操作记录交给同事；收回时逐处比对，只有两边都改过的才要您取舍。"
      actions={
        <Button variant="default" component={Link} href="/intake">
          回到收件
        </Button>
      }
    >
      <div className={classes.parts}>
        <GiveForm />
        <TakeForm />
      </div>
    </Screen>
  )
}
