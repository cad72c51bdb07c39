import { Alert, Button, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { isOrdinal } from '../../../src-domain/notices/carrying/headline.ts'
import { problemOf } from '../../lib/client.ts'
import { desk, inAnotherFolder, useOpenDesk } from '../../lib/desk.ts'
import { folderOfYear } from '../../lib/folder-beside.ts'
import { remember, useRemembered } from '../../lib/remembered.ts'
import { tellDone, toRead } from '../../lib/tell.ts'
import { Empty } from '../../parts/empty.tsx'
import { JobBar } from '../../parts/job-bar.tsx'
import { Loading } from '../../parts/loading.tsx'
import { Faults } from '../../parts/notice/faults.tsx'
import { useDraft } from '../../parts/notice/use-draft.ts'
import { Screen } from '../../parts/screen.tsx'
import { answered, answersTo, useFirstError } from './answering.ts'
import { faultsAt } from './faults-at.ts'
import { NoticeTextField } from './notice-text-field.tsx'
import { Questions } from './questions.tsx'

type Typed = {
  readonly headline?: { readonly year: number; readonly ordinal?: string }
  readonly answers: Readonly<Record<string, string>>
  readonly text: string
  readonly folder?: string
}

const nothing: Typed = { answers: {}, text: '' }
const from = { kept: 'current' as const }

/** 新建批次，沿用上一批: what a new notice says otherwise is asked, all else is carried over into a new data folder. */
export default function NextNoticeScreen() {
  const { batch, folder } = useOpenDesk()
  const [, go] = useLocation()
  // What was typed outlives a look at the notice; it belongs to this batch.
  const key = `notice.next ${batch.deskId}`
  const [typed, setTyped] = useRemembered<Typed>(key, nothing)
  const { headline, answers, text } = typed
  const input = { from, next: true, ...(headline && { headline: { ...headline } }) }
  const { data, error } = useQuery({
    ...desk.notices.questions.queryOptions({ input }),
    placeholderData: (before) => before,
  })
  const [badOrdinal, setBadOrdinal] = useState(false)
  const { job, cancel, drafted, problem, attempt, forget } = useDraft()
  useFirstError(drafted)
  const create = useMutation(
    desk.desk.create.mutationOptions({
      async onSuccess() {
        remember(key, nothing)
        go('/')
        await inAnotherFolder()
        tellDone('新批次已建好，上一批的数据文件夹原样保留', toRead)
      },
    }),
  )
  if (error) return <Empty title="打不开本批次的方案包" text={problemOf(error)?.message ?? ''} />
  if (!data) return <Loading />
  const asked = headline ?? data.headline
  const { at, others } = faultsAt(data.questions, drafted)
  const path = typed.folder ?? folderOfYear(folder.path, data.former.year, asked.year)
  const given = answersTo(data.questions, answers)
  const draft = { from, headline: { ...asked }, answers: given, ...(text.trim() !== '' && { text }) }
  const change = (next: Partial<Typed>) => {
    forget()
    create.reset()
    setTyped({ ...typed, ...next })
  }
  const submit = async () => {
    const done = await attempt(draft)
    if (!done?.notice) return
    const { district, recommender, preparer, phone, email, assembly, liaison } = batch
    const people = { district, recommender, preparer, phone, liaison: { ...liaison } }
    create.mutate({ ...people, ...(email && { email }), ...(assembly && { assembly }), folder: path, draft })
  }
  const refused = create.error && problemOf(create.error)
  return (
    <Screen
      title="新建批次：沿用上一批"
      about={`申报表、初审条件、附件清单、汇总表都沿用“${data.shortTitle}”；这里只问新通知里常改的。`}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
        noValidate
      >
        <Stack gap="md" maw={980}>
          <Group align="flex-start">
            <NumberInput
              label="年份"
              description={`原来 ${data.former.year}`}
              value={asked.year}
              min={2000}
              max={2100}
              allowDecimal={false}
              hideControls
              clampBehavior="strict"
              onChange={(year) => {
                if (Number(year) >= 2000 && Number(year) <= 2100) change({ headline: { ...asked, year: Number(year) } })
              }}
            />
            {data.former.ordinal !== undefined && (
              <TextInput
                label="第几批"
                description={`原来 ${data.former.ordinal}`}
                defaultValue={asked.ordinal ?? ''}
                error={badOrdinal && `请写成“${data.former.ordinal}”的样子，没有改。`}
                onBlur={({ currentTarget: { value } }) => {
                  const ordinal = isOrdinal(value) ? value.trim() : undefined
                  setBadOrdinal(ordinal === undefined)
                  if (ordinal !== undefined && ordinal !== asked.ordinal) change({ headline: { ...asked, ordinal } })
                }}
              />
            )}
          </Group>
          <Text size="sm" c="dimmed">
            各年度的审计报告、指标等随年份一起后移：{asked.year - 1} 年是上一年度。
          </Text>
          <Questions
            questions={data.questions}
            answers={answers}
            faults={at}
            onAnswer={(place, answer) => change({ answers: answered(answers, place, answer) })}
          />
          <NoticeTextField
            text={text}
            about="新通知的全文，引用条款的地方都能打开它对照；暂时没有的，以后可以在“方案有更正”里补。"
            onChange={(next) => change({ text: next })}
          />
          <TextInput
            label="新的数据文件夹"
            description="上一批的数据文件夹原样保留，随时可以再打开"
            value={path}
            onChange={(event) => change({ folder: event.currentTarget.value })}
          />
          <Text size="sm">
            {batch.district}，{batch.recommender}，填报人 {batch.preparer}，{batch.phone}
            {batch.liaison.name && `，联系人 ${batch.liaison.name}`}：一并沿用，以后可在设置里修改。
          </Text>
          {at.size > 0 && <Alert color="red">有 {at.size} 处要改，写在各栏下面。没有新建，现有数据没有改动。</Alert>}
          <Faults faults={others} problem={problem} />
          {refused && <Alert color="red">{refused.message}</Alert>}
          {job ? (
            <JobBar job={job} onCancel={cancel} />
          ) : (
            <Group justify="flex-end">
              <Button type="submit" loading={create.isPending}>
                检查并新建批次
              </Button>
            </Group>
          )}
        </Stack>
      </form>
    </Screen>
  )
}
