import { Button } from '@mantine/core'
import { IconChartBar, IconHistory, IconInbox, IconStars, IconTable } from '@tabler/icons-react'
import type { FunctionComponent } from 'react'
import { Link, Route, Switch, useLocation } from 'wouter'
import frame from '../../frame/frame.module.css'
import { client } from '../../lib/client.ts'
import { tellProblem } from '../../lib/tell.ts'
import type { CityState } from './city-state.ts'
import { Consolidated } from './consolidated.tsx'
import { Districts } from './districts.tsx'
import { OpenAnother } from './open-another.tsx'
import { DoneInCity } from './record.tsx'
import { Review } from './review.tsx'
import { Scoring } from './scoring.tsx'
import { Statistics } from './statistics.tsx'
import { WhoActs } from './who-acts.tsx'

const places = [
  { path: '/', title: '各区报送', icon: IconInbox },
  { path: '/table', title: '汇总表', icon: IconTable },
  { path: '/statistics', title: '统计', icon: IconChartBar },
  { path: '/review', title: '评审入选', icon: IconStars },
  { path: '/record', title: '操作记录', icon: IconHistory },
] as const

type Page = FunctionComponent<{ readonly city: CityState }>

const pages: Readonly<Record<(typeof places)[number]['path'], Page>> = {
  '/': Districts,
  '/table': Consolidated,
  '/statistics': Statistics,
  '/review': Review,
  '/record': DoneInCity,
}

/** 市级汇总: the city's desk, with a frame of its own, since nothing of a district's desk is in it. */
export default function CityScreen({ city }: { readonly city: CityState }) {
  const [location] = useLocation()
  return (
    <div className={frame.frame}>
      <header className={frame.head}>
        <span className={frame.batch}>
          市级汇总 · {city.title}（{city.year}）
        </span>
        <span className={frame.spring} />
        <WhoActs />
        {city.host.canReveal && (
          <Button variant="default" size="xs" onClick={() => client.city.reveal().catch(tellProblem)}>
            打开导出的文件
          </Button>
        )}
        <OpenAnother canChooseFolder={city.host.canChooseFolder} />
      </header>
      <nav className={frame.rail} aria-label="主要位置">
        {places.map(({ path, title, icon: Icon }) => (
          <Link
            key={path}
            href={path}
            className={frame.place}
            aria-current={location === path ? 'page' : undefined}
            title={title}
          >
            <Icon size={18} stroke={1.6} aria-hidden="true" />
            <span className={frame.placeTitle}>{title}</span>
          </Link>
        ))}
      </nav>
      <main className={frame.work} id="work" tabIndex={-1}>
        <Switch>
          {places.map(({ path }) => {
            const Shown = pages[path]
            return (
              <Route key={path} path={path}>
                <Shown city={city} />
              </Route>
            )
          })}
          <Route path="/scores">
            <Scoring city={city} />
          </Route>
          <Route>
            <Districts city={city} />
          </Route>
        </Switch>
      </main>
      <footer className={frame.line}>
        <span>{city.database === 'postgres' ? '数据在 PostgreSQL 数据库里' : '数据在这台电脑的文件夹里'}</span>
        <span title={city.folder.path}>{city.folder.path}</span>
      </footer>
    </div>
  )
}
