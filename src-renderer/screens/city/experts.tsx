import { Alert, Button, Group, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Criteria } from '../../../src-domain/city/criteria.ts'
import { namesIn } from '../../../src-domain/text/names-in.ts'
import { client, problemOf } from '../../lib/client.ts'
import { desk, refreshAll } from '../../lib/desk.ts'
import { tellDone, tellProblem, toRead } from '../../lib/tell.ts'
import classes from './city.module.css'
import type { CityState } from './city-state.ts'
import { type Given, GivenBar, handedOver } from './given-bar.tsx'

/** What experts score by, their sheets, and the sheets that come back. */
export function Experts({ city, criteria }: { readonly city: CityState; readonly criteria: Criteria }) {
  const [experts, setExperts] = useState('')
  const sheets = useMutation(
    desk.city.sheets.mutationOptions({
      onSuccess: ({ paths }) =>
        tellDone(`已生成 ${paths.length} 位专家的评审表，在“${city.folder.path}”里的 exports 文件夹。`, toRead),
      onError: tellProblem,
    }),
  )
  const scores = useMutation({
    mutationFn: async (given: Given) => client.city.scores({ from: await handedOver(given) }),
    onSuccess: async (taken) => {
      await refreshAll()
      const whole = taken.flatMap((one) => ('problem' in one ? [] : told(one)))
      if (whole.length > 0) tellDone(`已收 ${whole.join('，')}。`)
    },
    onError: tellProblem,
  })
  const refused = scores.data?.flatMap((one) => ('problem' in one ? one : [])) ?? []
  const write = (event: FormEvent) => {
    event.preventDefault()
    sheets.mutate({ experts: namesIn(experts) })
  }
  return (
    <Stack gap="sm">
      <CriteriaLine key={JSON.stringify(criteria)} criteria={criteria} />
      <form onSubmit={write} aria-label="评审表">
        <Group align="flex-end" gap="sm">
          <TextInput
            label="专家"
            description="几位用顿号隔开；每位一张评审表（Excel），每类一页"
            value={experts}
            onChange={(event) => setExperts(event.currentTarget.value)}
            flex={1}
            miw={320}
          />
          <Button
            type="submit"
            variant="default"
            loading={sheets.isPending}
            disabled={criteria.length === 0 || experts.trim() === ''}
          >
            生成评审表
          </Button>
        </Group>
      </form>
      <GivenBar
        label="收评审表"
        description="填好的评审表，或放着它们的文件夹；同一位专家再收一次，以后收的为准"
        button="收评分"
        extension=".xlsx"
        canChooseFolder={city.host.canChooseFolder}
        busy={scores.isPending}
        onGiven={scores.mutate}
      />
      {refused.length > 0 && (
        <Alert color="red" role="alert">
          没有收下 {refused.length} 份：
          <ul className={classes.remarks}>
            {refused.map(({ file, problem }) => (
              <li key={file}>{problem.message}</li>
            ))}
          </ul>
        </Alert>
      )}
    </Stack>
  )
}

function told({
  expert,
  applications,
  left,
}: {
  readonly expert: string
  readonly applications: number
  readonly left: number
}) {
  return `${expert} ${applications} 件${left > 0 ? `（另有 ${left} 件这次空着，仍用以前的分数）` : ''}`
}

/** Experts have scored by the criteria that are to change. */
const inUse = 'city-scores-there'

function CriteriaLine({ criteria }: { readonly criteria: Criteria }) {
  const told = criteria.map(({ title, maximum }) => `${title}:${maximum}`).join('、')
  const [text, setText] = useState(told)
  const set = useMutation(
    desk.city.criteria.mutationOptions({
      onSuccess: async ({ full }) => {
        await refreshAll()
        tellDone(`已设定评审标准，满分 ${full}。`)
      },
      onError: (error) => problemOf(error)?.code !== inUse && tellProblem(error),
    }),
  )
  const scored = problemOf(set.error)?.code === inUse
  const submit = (event: FormEvent) => {
    event.preventDefault()
    set.mutate({ criteria: namesIn(text), anew: false })
  }
  return (
    <form onSubmit={submit} aria-label="评审标准">
      <Group align="flex-end" gap="sm">
        <TextInput
          label="评审标准"
          description="标准:满分，用顿号隔开，如 技术水平:40、服务成效:60"
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            set.reset()
          }}
          flex={1}
          miw={320}
        />
        <Button type="submit" variant="default" loading={set.isPending} disabled={text.trim() === '' || text === told}>
          设定
        </Button>
      </Group>
      {scored && (
        <Alert color="yellow" role="alert" mt="xs">
          <Stack gap="xs" align="flex-start">
            {problemOf(set.error)?.message}
            <Button
              color="red"
              size="xs"
              loading={set.isPending}
              onClick={() => set.mutate({ criteria: namesIn(text), anew: true })}
            >
              作废已有的分数，换用新标准
            </Button>
          </Stack>
        </Alert>
      )}
    </form>
  )
}
