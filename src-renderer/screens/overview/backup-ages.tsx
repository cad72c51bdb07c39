import { Anchor } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { clockTime } from '../../lib/dates.ts'
import { desk, useToday } from '../../lib/desk.ts'
import { type PlaceState, placeTitle } from '../../parts/backups/words.ts'
import classes from './overview.module.css'

/** How old the newest copy is that counts, in each place. */
export function BackupAges() {
  const { data: places } = useQuery(desk.backup.places.queryOptions())
  const today = useToday()
  if (!places || !today) return null
  return (
    <section className={classes.section}>
      <h2>备份</h2>
      <dl className={classes.backups}>
        {places.map((place) => (
          <div key={place.kind}>
            <dt>{placeTitle(place)}</dt>
            <dd data-tone={place.problem || place.missingSince ? 'fail' : undefined}>{ageOf(place, today.date)}</dd>
          </div>
        ))}
      </dl>
      {places.length === 1 && (
        <p className={classes.quiet}>
          电脑坏了，本机的备份也没有了。
          <Anchor component={Link} href="/settings" underline="always" inherit>
            选一个 U 盘或网络文件夹
          </Anchor>
        </p>
      )}
    </section>
  )
}

function ageOf({ newest, there, problem, missingSince }: PlaceState, today: string): string {
  const age = newest ? clockTime(newest.at, today) : '还没有'
  if (missingSince) return `${age}，一天没有见到`
  if (!there) return `${age}，现在不在`
  if (problem) return `${age}，上一次没有成功`
  return newest?.current ? `${age}，此后没有改动` : age
}
