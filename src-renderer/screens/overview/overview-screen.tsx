import { Button, Group } from '@mantine/core'
import type { QuotaUse } from '../../../src-domain/ranking/quotas.ts'
import { useTotals } from '../../lib/totals.ts'
import { Empty } from '../../parts/empty.tsx'
import { IntakeFolderButton } from '../../parts/intake/intake-folder-button.tsx'
import { useNewApplication } from '../../parts/intake/new-application.tsx'
import { later } from '../../parts/later.tsx'
import { Loading } from '../../parts/loading.tsx'
import { QuotaBars } from '../../parts/quotas/quota-bars.tsx'
import { BackupAges } from './backup-ages.tsx'
import { Deadlines } from './deadlines.tsx'
import { ModeBars } from './mode-bars.tsx'
import classes from './overview.module.css'
import { StatusBars } from './status-bars.tsx'
import { TodoList } from './todo-list.tsx'

/** Its sentences need every kind of event: the screen stands before they are read. */
const Recent = later(() => import('./recent.tsx'))

/** 工作台: how long there is, what is left to do, where the applications stand, what has just happened. */
export function OverviewScreen() {
  const totals = useTotals()
  if (!totals) return <Loading />
  const { count, quotas } = totals
  return (
    <div className={classes.screen}>
      <h1 className={classes.hidden}>工作台</h1>
      <Deadlines />
      <div className={count === 0 ? classes.whole : undefined}>
        {count === 0 && <Begin />}
        <TodoList totals={totals} />
        <Recent />
      </div>
      {count > 0 && (
        <div>
          <StatusBars totals={totals} />
          <Quotas uses={quotas} />
          <BackupAges />
          <ModeBars totals={totals} />
        </div>
      )}
    </div>
  )
}

/** Nothing under a notice that sets none. */
function Quotas({ uses }: { readonly uses: readonly QuotaUse[] }) {
  if (uses.length === 0) return null
  return (
    <section className={classes.section}>
      <h2>推荐名额</h2>
      <QuotaBars uses={uses} />
    </section>
  )
}

function Begin() {
  const { open, dialog } = useNewApplication()
  return (
    <div className={classes.begin}>
      <Empty
        title="从收件开始"
        text="把装有各单位申报材料的文件夹拖到这里：每个单位一个子文件夹，里面是申报表的 Word 文件和附件。原文件不会改动。"
      >
        <Group>
          <IntakeFolderButton />
          <Button variant="default" onClick={open}>
            手工新建申报
          </Button>
        </Group>
      </Empty>
      {dialog}
    </div>
  )
}
