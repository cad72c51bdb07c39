import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { problemOf } from '../../lib/client.ts'
import { desk } from '../../lib/desk.ts'
import { applicationPath, returnedPath } from '../../lib/places.ts'
import { Empty } from '../../parts/empty.tsx'
import { Loading } from '../../parts/loading.tsx'
import classes from './returned.module.css'
import { ReturnedForm } from './returned-form.tsx'

/** The corrected forms of an application, place by place against what stands there. */
export default function ReturnedScreen({ id }: { readonly id: string }) {
  const input = { input: { application: id } }
  const { data: detail, error } = useQuery(desk.applications.get.queryOptions(input))
  const { data: forms, error: unreadable } = useQuery(desk.rounds.returned.queryOptions(input))
  const { data: rows = [] } = useQuery(desk.applications.list.queryOptions())
  const waiting = rows.filter((row) => row.returned && row.id !== id)
  const wrong = error ?? unreadable
  if (wrong) return <Empty title={`打不开 ${id} 的补正`} text={problemOf(wrong)?.message ?? ''} />
  if (!detail || !forms) return <Loading />
  const back = (
    <Button variant="default" component={Link} href={applicationPath(id)}>
      回到申报
    </Button>
  )
  return (
    <div className={classes.screen}>
      <header className={classes.top}>
        <h1 className={classes.title}>核对补正</h1>
        <span className={classes.count}>
          {detail.row.name}　{id}
        </span>
        {back}
      </header>
      {forms.length === 0 ? (
        <Empty title="没有待核对的补正" text="收到的补正申报表都已核对。采用的内容已写入申报，原来的内容在操作记录里。">
          {waiting[0] && (
            <Button component={Link} href={returnedPath(waiting[0].id)} autoFocus>
              核对下一件（还有 {waiting.length} 件）
            </Button>
          )}
        </Empty>
      ) : (
        forms.map((form) => <ReturnedForm key={form.uid} application={id} form={form} />)
      )}
    </div>
  )
}
