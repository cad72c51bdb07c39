import { Alert, Button, Group, SegmentedControl, Stack, Textarea } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { problemOf } from '../../lib/client.ts'
import { clockTime } from '../../lib/dates.ts'
import { desk, refreshAll, useOpenDesk, useToday } from '../../lib/desk.ts'
import { noticePath } from '../../lib/places.ts'
import { tellDone, toRead } from '../../lib/tell.ts'
import { JobBar } from '../../parts/job-bar.tsx'
import { Loading } from '../../parts/loading.tsx'
import { Faults } from '../../parts/notice/faults.tsx'
import { GivenFile } from '../../parts/notice/given-file.tsx'
import { type DraftInput, useDraft } from '../../parts/notice/use-draft.ts'
import { Screen } from '../../parts/screen.tsx'
import { answered, useFirstError } from './answering.ts'
import { Comparison, changedIn } from './comparison.tsx'
import { faultsAt } from './faults-at.ts'
import { NoticeTextField } from './notice-text-field.tsx'
import { Questions } from './questions.tsx'

type Way = 'answers' | 'package' | 'former'

const current = { kept: 'current' as const }

/** 方案有更正: a few points changed, a corrected package, or a former one again; what differs is shown before it is taken. */
export default function CorrectNoticeScreen() {
  const { batch, host, scheme } = useOpenDesk()
  const today = useToday()
  const [, go] = useLocation()
  const [way, setWay] = useState<Way>('answers')
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({})
  const [text, setText] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState<DraftInput>()
  const { data, error } = useQuery(desk.notices.questions.queryOptions({ input: { from: current } }))
  const { data: kept = [] } = useQuery(desk.notices.kept.queryOptions())
  const { job, cancel, drafted, problem, attempt, forget } = useDraft()
  useFirstError(drafted)
  const correct = useMutation(
    desk.notices.correct.mutationOptions({
      async onSuccess() {
        await refreshAll()
        tellDone('已改用更正后的方案，记入操作记录；以前的定稿标为已过期，请重新定稿', toRead)
        go(noticePath())
      },
    }),
  )
  const effect = useRef<HTMLElement>(null)
  const compared = drafted?.compared
  // What was asked for may come below what one sees.
  useEffect(() => {
    if (compared) void effect.current?.scrollIntoView({ block: 'nearest' })
  }, [compared])
  if ((!data && !error) || !today) return <Loading />
  const { at, others } = faultsAt(data?.questions ?? [], drafted)
  const begin = () => {
    forget()
    correct.reset()
    setTried(undefined)
  }
  const look = async (draft: DraftInput) => {
    begin()
    setTried(draft)
    await attempt({ ...draft, correction: true })
  }
  const former = kept.filter((one) => !one.current)
  const refused = correct.error && problemOf(correct.error)
  const another = drafted?.notice && !compared
  const same = drafted?.notice?.hash === batch.notice
  return (
    <Screen
      title="方案有更正"
      about={`${scheme.shortTitle}（${scheme.documentNumber}）。先看有什么不同、哪几件的结果会变，再决定采用；采用前什么都不改。`}
    >
      <Stack gap="md" maw={980}>
        <SegmentedControl
          aria-label="更正从哪里来"
          data={[
            { value: 'answers', label: '改几处' },
            { value: 'package', label: '更正后的方案包或表格' },
            { value: 'former', label: '以前用过的', disabled: former.length === 0 },
          ]}
          value={way}
          onChange={(value) => {
            begin()
            setWay(value as Way)
          }}
        />
        {way === 'answers' && !data && (
          <Alert color="red" title="打不开本批次的方案包，不能只改几处">
            {problemOf(error)?.message}也可以改用更正后的方案包。
          </Alert>
        )}
        {way === 'answers' && data && (
          <form
            aria-label="改几处"
            onSubmit={(event) => {
              event.preventDefault()
              void look({ from: current, answers, ...(text.trim() !== '' && { text }) })
            }}
            noValidate
          >
            <Stack gap="md">
              <Questions
                questions={data.questions}
                answers={answers}
                faults={at}
                onAnswer={(place, answer) => {
                  begin()
                  setAnswers(answered(answers, place, answer))
                }}
              />
              <NoticeTextField
                text={text}
                about="更正后的全文；不填的保留原来的。"
                onChange={(next) => {
                  begin()
                  setText(next)
                }}
              />
              <Group justify="flex-end">
                <Button
                  type="submit"
                  variant={compared ? 'default' : 'filled'}
                  disabled={job !== undefined || (Object.keys(answers).length === 0 && text.trim() === '')}
                >
                  看有什么不同
                </Button>
              </Group>
            </Stack>
          </form>
        )}
        {way === 'package' && (
          <GivenFile canChooseFolder={host.canChooseFolder} onChosen={(from) => void look({ from })} />
        )}
        {way === 'former' && (
          <Stack gap="xs" component="ul" p={0} m={0}>
            {former.map(({ hash, title, documentNumber, keptAt }) => (
              <Group key={hash} component="li" justify="space-between">
                <span>
                  {title}（{documentNumber}），{clockTime(keptAt, today.date)}起用
                </span>
                <Button variant="default" size="compact-sm" onClick={() => void look({ from: { kept: hash } })}>
                  看有什么不同
                </Button>
              </Group>
            ))}
          </Stack>
        )}
        {job && <JobBar job={job} onCancel={cancel} />}
        {at.size > 0 && <Alert color="red">有 {at.size} 处要改，写在各栏下面。没有采用，现有数据没有改动。</Alert>}
        <Faults faults={others} problem={problem} />
        {another && <Alert color="red">这是另一个通知（{drafted.notice?.title}）的方案包，没有采用。</Alert>}
        {same && <Alert role="status">与本批次现在用的方案包完全一样，不必采用。</Alert>}
        {compared && tried && !same && (
          <section ref={effect} aria-label="更正的影响">
            <Stack gap="md">
              <Comparison compared={compared} />
              {compared.lost.length === 0 && (
                <form
                  onSubmit={(event) => {
                    event.preventDefault()
                    correct.mutate({ ...tried, reason })
                  }}
                >
                  <Stack gap="sm">
                    <Textarea
                      label="采用的理由"
                      description={`如“某月某日的补充通知”。记入操作记录；${changedIn(compared)} 件的初审结果改变，以前的定稿过期，仍可按原方案重印。`}
                      value={reason}
                      autosize
                      minRows={1}
                      onChange={(event) => setReason(event.currentTarget.value)}
                    />
                    {refused && <Alert color="red">{refused.message}</Alert>}
                    <Group justify="flex-end">
                      <Button type="submit" disabled={reason.trim() === ''} loading={correct.isPending}>
                        采用更正
                      </Button>
                    </Group>
                  </Stack>
                </form>
              )}
            </Stack>
          </section>
        )}
      </Stack>
    </Screen>
  )
}
