import { Group } from '@mantine/core'
import type { client } from '../../lib/client.ts'
import { clockTime } from '../../lib/dates.ts'
import { useToday } from '../../lib/desk.ts'
import { BusyButton } from '../../parts/busy-button.tsx'
import { DifferenceLine } from './difference-line.tsx'
import classes from './returned.module.css'
import { useReturned } from './use-returned.ts'

type Form = Awaited<ReturnType<typeof client.rounds.returned>>[number]

/** One form that came back: where it differs, taken over one by one or all at once. */
export function ReturnedForm({ application, form }: { readonly application: string; readonly form: Form }) {
  const today = useToday()?.date ?? ''
  const { isPending, takeOver, dismiss, setApart } = useReturned(application, form)
  const { differences, file, folder, at } = form
  const theirs = differences.filter(({ ours }) => !ours).length
  const ours = differences.length - theirs
  return (
    <section className={classes.form} aria-label={`补正的申报表 ${file}`}>
      <header className={classes.formHead}>
        <div>
          <h2>{file}</h2>
          <p className={classes.facts}>
            {clockTime(at, today)} 收到，来自“{folder}”，{differences.length} 处不同
            {ours > 0 && `；其中 ${ours} 处现在的内容是经办人填的，不随“全部采用”改动，请逐处决定`}
          </p>
        </div>
        <Group gap="xs" wrap="nowrap" flex="none">
          <BusyButton variant="subtle" busy={isPending} onClick={setApart}>
            不是这一件，另收为申报
          </BusyButton>
          <BusyButton variant="default" busy={isPending} onClick={dismiss}>
            {differences.length > 0 ? '其余不采用' : '核对完'}
          </BusyButton>
          {theirs > 0 && (
            <BusyButton data-autofocus busy={isPending} onClick={() => takeOver(`采用补正 ${theirs} 处`)}>
              全部采用（{theirs} 处）
            </BusyButton>
          )}
        </Group>
      </header>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">栏目</th>
            <th scope="col">现在</th>
            <th scope="col">补正的申报表</th>
            <th scope="col">
              <span className={classes.hidden}>采用</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {differences.map((difference) => (
            <DifferenceLine
              key={difference.id}
              difference={difference}
              busy={isPending}
              onTake={() => takeOver(`采用补正：${difference.label}`, [difference.id])}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}
