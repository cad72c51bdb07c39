import { Alert, Stack, Text, TextInput, VisuallyHidden } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { differenceText } from '../../../src-domain/city/edition-difference.ts'
import { remarkText } from '../../../src-domain/city/remark.ts'
import { shortHash } from '../../../src-domain/edition/edition.ts'
import { chineseDate } from '../../../src-domain/text/date.ts'
import { deadlineDate, shanghaiDay, shanghaiTime } from '../../../src-domain/text/shanghai-time.ts'
import { client } from '../../lib/client.ts'
import { desk, refreshAll } from '../../lib/desk.ts'
import { useJob } from '../../lib/use-job.ts'
import { JobBar } from '../../parts/job-bar.tsx'
import { Loading } from '../../parts/loading.tsx'
import { Screen } from '../../parts/screen.tsx'
import classes from './city.module.css'
import type { CityState } from './city-state.ts'
import { type Given, GivenBar, handedOver } from './given-bar.tsx'
import { SendBack } from './send-back.tsx'
import { SetAside } from './set-aside.tsx'

type Overview = Awaited<ReturnType<typeof client.city.overview>>
type Row = Overview['districts'][number]
type Taken = Extract<Awaited<ReturnType<typeof taking>>, readonly unknown[]>[number]

async function taking(input: Parameters<typeof client.city.take>[0]) {
  for await (const event of await client.city.take(input)) if (event.kind === 'done') return event.value
  return []
}

/** 各区报送: who has handed in what, what is amiss with it, and who has not yet. */
export function Districts({ city }: { readonly city: CityState }) {
  const { data: overview } = useQuery(desk.city.overview.queryOptions())
  const { job, run, cancel } = useJob()
  const [receivedOn, setReceivedOn] = useState(() => shanghaiDay(new Date()))
  const [taken, setTaken] = useState<readonly Taken[]>()
  if (!overview) return <Loading />
  const { categories, districts, strangers, dueOn } = overview
  const there = districts.filter(({ standing }) => standing).length
  const take = async (given: Given) => {
    setTaken(undefined)
    const done = await run('核对报送包', async (signal) =>
      client.city.take({ from: await handedOver(given, signal), receivedOn }, { signal }),
    )
    await refreshAll()
    setTaken(done)
  }
  return (
    <Screen
      title="各区报送"
      about={`${districts.length} 个区中 ${there} 个已交，还差 ${districts.length - there} 个；报送截止 ${deadlineDate(dueOn)}。`}
    >
      <GivenBar
        label="收报送包"
        description="报送包（ZIP），一份或几份，或放着它们的文件夹；核对以后存进汇总的文件夹"
        button="核对并收下"
        extension=".zip"
        canChooseFolder={city.host.canChooseFolder}
        busy={job !== undefined}
        beside={
          <TextInput
            type="date"
            label="收到日期"
            value={receivedOn}
            onChange={(event) => setReceivedOn(event.currentTarget.value)}
          />
        }
        onGiven={take}
      />
      {job && <JobBar job={job} onCancel={cancel} />}
      {taken && <TakenNow taken={taken} />}
      <div className={classes.scroll}>
        <table className={classes.table} aria-label="各区报送">
          <thead>
            <tr>
              <th scope="col">区</th>
              <th scope="col">定稿</th>
              <th scope="col">收到</th>
              {categories.map(({ id, title }) => (
                <th key={id} scope="col" data-number>
                  {title}
                </th>
              ))}
              <th scope="col">情况</th>
              <th scope="col">
                <VisuallyHidden>退回或恢复</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {districts.map((row) => (
              <DistrictLine key={row.district} row={row} categories={categories} />
            ))}
          </tbody>
        </table>
      </div>
      {strangers.length > 0 && (
        <section aria-label="不属于各区的">
          <h2 className={classes.caption}>退回的其他文件</h2>
          <SetAside packages={strangers} standing={false} />
        </section>
      )}
    </Screen>
  )
}

function DistrictLine({ row, categories }: { readonly row: Row; readonly categories: Overview['categories'] }) {
  const { district, standing, others, counts } = row
  return (
    <tr data-lacking={standing ? undefined : true}>
      <th scope="row">{district}</th>
      <td data-short title={standing && `${shanghaiTime(standing.edition.frozenAt)} 定稿`}>
        {standing ? `第 ${standing.edition.number} 版 ${shortHash(standing.edition.hash)}` : '未交'}
      </td>
      <td data-short>{standing && chineseDate(standing.receivedOn)}</td>
      {categories.map(({ id }, i) => (
        <td key={id} data-number>
          {counts[i] || ''}
        </td>
      ))}
      <td>
        {standing && standing.remarks.length > 0 && (
          <ul className={classes.remarks}>
            {standing.remarks.map((remark) => (
              <li key={remark.is}>{remarkText(remark)}</li>
            ))}
          </ul>
        )}
        <SetAside packages={others} standing={standing !== undefined} />
      </td>
      <td>
        <SendBack row={row} />
      </td>
    </tr>
  )
}

/** What was just taken, one by one. */
function TakenNow({ taken }: { readonly taken: readonly Taken[] }) {
  const refused = taken.filter((one) => 'problem' in one || one.state === 'refused')
  const changed = taken.flatMap((one) => ('problem' in one || one.differences.length === 0 ? [] : one))
  const aside = taken.flatMap((one) => ('problem' in one || one.state !== 'replaced' ? [] : one))
  return (
    <Stack gap="xs" role="status">
      <Alert color={refused.length > 0 ? 'red' : 'green'}>
        收下 {taken.length - refused.length} 份{refused.length > 0 && `，没有收下 ${refused.length} 份：`}
        <ul className={classes.remarks}>
          {refused.map((one) => (
            <li key={one.file}>
              {'problem' in one ? one.problem.message : `“${one.file}”：${one.remarks.map(remarkText).join('；')}`}
            </li>
          ))}
        </ul>
      </Alert>
      {aside.map((one) => (
        <Alert key={one.uid} color="yellow">
          {one.district}：{one.remarks.map(remarkText).join('；')}。
        </Alert>
      ))}
      {changed.map((one) => (
        <Alert key={one.uid} color="yellow">
          <Text fw={600}>{one.district}与上一份相比</Text>
          <ul className={classes.remarks}>
            {one.differences.map((difference) => (
              <li key={`${difference.is} ${difference.application}`}>{differenceText(difference)}</li>
            ))}
          </ul>
        </Alert>
      ))}
    </Stack>
  )
}
