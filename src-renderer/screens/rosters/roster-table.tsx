import { useMutation } from '@tanstack/react-query'
import { Link } from 'wouter'
import { likenessTitles } from '../../../src-domain/rosters/find-on.ts'
import { rosterKinds } from '../../../src-domain/rosters/roster.ts'
import { rosterAddress } from '../../lib/addresses.ts'
import { client } from '../../lib/client.ts'
import { clockTime, fullDay } from '../../lib/dates.ts'
import { refreshAll, useOpenDesk, useToday } from '../../lib/desk.ts'
import { applicationPath } from '../../lib/places.ts'
import { tellDone, tellProblem } from '../../lib/tell.ts'
import type { Kept } from '../../lib/undo/place-steps.ts'
import { useSteps } from '../../lib/undo/undo.tsx'
import { BusyButton } from '../../parts/busy-button.tsx'
import { ReasonButton } from '../../parts/reason/reason-button.tsx'
import classes from './rosters.module.css'

export type RosterRow = Awaited<ReturnType<typeof client.rosters.list>>[number]

export function RosterTable({ rosters }: { readonly rosters: readonly RosterRow[] }) {
  return (
    <table className={classes.table} aria-label="名单">
      <thead>
        <tr>
          {['种类', '名单', '家数', '查到的申报单位', '导入'].map((title) => (
            <th key={title} scope="col" data-number={title === '家数' || undefined}>
              {title}
            </th>
          ))}
          <th scope="col">
            <span className={classes.hidden}>撤下或恢复</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rosters.map((roster) => (
          <RosterLine key={roster.uid} roster={roster} />
        ))}
      </tbody>
    </table>
  )
}

function RosterLine({ roster }: { readonly roster: RosterRow }) {
  const { scheme } = useOpenDesk()
  const today = useToday()?.date ?? ''
  const { withdraw, restore, busy } = useRoster(roster)
  const { uid, kind, serves, title, source, dated, count, found, by, at, withdrawn } = roster
  const served = scheme.lists.find(({ id }) => id === serves)
  return (
    <tr data-withdrawn={withdrawn ? true : undefined}>
      <td>{rosterKinds[kind].title}</td>
      <td>
        <a href={rosterAddress(uid)} download title="另存导入时的原文件" className={classes.name}>
          {title}
        </a>
        <span className={classes.facts}>
          {source}
          {dated && `，${fullDay(dated)}`}
        </span>
        {served && <span className={classes.facts}>用于方案的“{served.title}”</span>}
      </td>
      <td data-number>{count}</td>
      <td>
        {withdrawn ? (
          <span className={classes.facts}>
            已撤下：{withdrawn.reason}（{withdrawn.by}，{clockTime(withdrawn.at, today)}）
          </span>
        ) : found.length === 0 ? (
          <span className={classes.facts}>没有查到</span>
        ) : (
          <ul className={classes.found}>
            {found.map(({ application, name, is }) => (
              <li key={application}>
                <Link href={applicationPath(application)} className={classes.name}>
                  {name}
                </Link>
                <span className={classes.facts}>
                  {application}，{likenessTitles[is]}
                </span>
              </li>
            ))}
          </ul>
        )}
      </td>
      <td>
        <span className={classes.facts}>
          {by}，{clockTime(at, today)}
        </span>
      </td>
      <td>
        {withdrawn ? (
          <BusyButton variant="default" size="compact-sm" busy={busy} onClick={restore}>
            恢复
          </BusyButton>
        ) : (
          <ReasonButton
            title="撤下"
            label="撤下的理由"
            size="compact-sm"
            description={`《${title}》不再用来核对，据它作出的认定要重新看。`}
            busy={busy}
            onGiven={withdraw}
          />
        )}
      </td>
    </tr>
  )
}

function useRoster({ uid: roster, title }: RosterRow) {
  const { keep } = useSteps()
  const { mutate, isPending } = useMutation({
    mutationFn: ({ label, call }: { readonly label: string; readonly call: () => Promise<Kept> }) =>
      keep(`${label}《${title}》`, call()),
    onSuccess: async (_, { label }) => {
      await refreshAll()
      tellDone(`已${label}《${title}》。`)
    },
    onError: tellProblem,
  })
  return {
    busy: isPending,
    withdraw: (reason: string) => mutate({ label: '撤下', call: () => client.rosters.withdraw({ roster, reason }) }),
    restore: () => mutate({ label: '恢复', call: () => client.rosters.restore({ roster }) }),
  }
}
