import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Criteria } from '../../../src-domain/city/criteria.ts'
import { namesIn } from '../../../src-domain/text/names-in.ts'
import { desk, refreshAll } from '../../lib/desk.ts'
import { tellDone, tellProblem, toRead } from '../../lib/tell.ts'
import type { CityState } from './city-state.ts'
import { PathBar } from './path-bar.tsx'

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
  const scores = useMutation(
    desk.city.scores.mutationOptions({
      onSuccess: async (taken) => {
        await refreshAll()
        tellDone(`已收 ${taken.map(({ expert, applications }) => `${expert} ${applications} 件`).join('，')}。`)
      },
      onError: tellProblem,
    }),
  )
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
      <PathBar
        label="收评审表"
        description="填好的评审表，或放着它们的文件夹；同一位专家再收一次，以后收的为准"
        button="收评分"
        canChooseFolder={city.host.canChooseFolder}
        busy={scores.isPending}
        onPath={(path) => scores.mutate({ path })}
      />
    </Stack>
  )
}

function CriteriaLine({ criteria }: { readonly criteria: Criteria }) {
  const told = criteria.map(({ title, maximum }) => `${title}:${maximum}`).join('、')
  const [text, setText] = useState(told)
  const set = useMutation(
    desk.city.criteria.mutationOptions({
      onSuccess: async ({ full }) => {
        await refreshAll()
        tellDone(`已设定评审标准，满分 ${full}。`)
      },
      onError: tellProblem,
    }),
  )
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
          onChange={(event) => setText(event.currentTarget.value)}
          flex={1}
          miw={320}
        />
        <Button type="submit" variant="default" loading={set.isPending} disabled={text.trim() === '' || text === told}>
          设定
        </Button>
      </Group>
    </form>
  )
}
