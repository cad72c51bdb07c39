import { useIsMutating, useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { useAnswers } from '../lib/connection.ts'
import { clockTime } from '../lib/dates.ts'
import { desk, useToday } from '../lib/desk.ts'
import { atOffice } from '../lib/office-door.ts'
import classes from './frame.module.css'
import { OfficerMenu } from './officer-menu.tsx'

/** Saved, products and data, backup: quiet while all is well. */
export function QuietLine() {
  return (
    <footer className={classes.line}>
      <Saved />
      <EditionTie />
      <span className={classes.spring} />
      <Soundness />
      <Backup />
      <OfficerMenu />
    </footer>
  )
}

/** How often the desk is asked for a sign of life, in milliseconds. */
const heartbeat = 10_000

function Saved() {
  const saving = useIsMutating() > 0
  const answers = useAnswers()
  useQuery(desk.desk.today.queryOptions({ refetchInterval: heartbeat, refetchOnWindowFocus: 'always' }))
  const { data: last } = useQuery(desk.events.list.queryOptions({ input: { limit: 1 } }))
  const today = useToday()
  const at = last?.[0]?.at
  return (
    <output aria-live="polite" className={answers ? undefined : classes.lost}>
      {!answers
        ? atOffice
          ? '连不上主机，现在的改动没有保存；填在格子里的都留在页面上，连上后自动再存'
          : '连接断开，现在的改动不会保存。请重新打开遴选工作台'
        : saving
          ? '正在保存…'
          : at && today
            ? `已保存 ${clockTime(at, today.date)}`
            : '已保存'}
    </output>
  )
}

function EditionTie() {
  const { data: editions } = useQuery(desk.editions.list.queryOptions())
  const latest = editions?.find(({ standing }) => standing)
  if (!latest) return <span>尚未定稿</span>
  return latest.outdated ? (
    <Link href="/submission" className={classes.outdated}>
      {latest.altered
        ? `${latest.mark} 保存的内容与校验码不符，请重新定稿`
        : `${latest.mark} 已过期：定稿之后数据有改动`}
    </Link>
  ) : (
    <span>{latest.mark} 与数据一致</span>
  )
}

/** Copies make themselves meanwhile, the first within a minute, then at most hourly; looking at them costs the stick something. */
const copiesEvery = (places: readonly { readonly newest?: unknown }[] = []) =>
  places.length > 0 && places.every(({ newest }) => newest) ? 600_000 : 60_000

/** How often the desk is asked whether a check-up is due, or has found something. */
const rounds = 60_000

/** Nothing, while all is sound. */
function Soundness() {
  const { data: last } = useQuery(desk.doctor.state.queryOptions({ refetchInterval: rounds }))
  if (!last || last.sound) return null
  return (
    <Link href="/settings" className={classes.outdated}>
      体检发现问题：{last.lines.flatMap(({ part, fine }) => (fine ? [] : part)).join('、')}
    </Link>
  )
}

function Backup() {
  const { data: places } = useQuery(
    desk.backup.places.queryOptions({ refetchInterval: ({ state }) => copiesEvery(state.data) }),
  )
  const today = useToday()
  if (!places || !today) return null
  const wrong = places.some(({ problem, missingSince }) => problem !== undefined || missingSince !== undefined)
  const ages = places.map(({ kind, name, newest, there }) => {
    const age = newest ? clockTime(newest.at, today.date) : '还没有'
    return kind === 'here' ? age : `${name} ${age}${there ? '' : '（不在）'}`
  })
  return (
    <Link href="/settings" className={wrong ? classes.outdated : classes.backup}>
      备份 {ages.join(' · ')}
    </Link>
  )
}
