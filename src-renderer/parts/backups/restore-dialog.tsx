import { Alert, Button, Group, Modal, ScrollArea, Stack, Text, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { ProgressEvent } from '../../../src-main/router/progress.ts'
import { client, problemOf } from '../../lib/client.ts'
import { clockTime } from '../../lib/dates.ts'
import { startAnew, tellRestored } from '../../lib/other-windows.ts'
import { useJob } from '../../lib/use-job.ts'
import { BusyButton } from '../busy-button.tsx'
import { JobBar } from '../job-bar.tsx'

export type ChosenCopy = Parameters<typeof client.backup.plan>[0]
type Streamed<T> = T extends AsyncIterable<ProgressEvent<infer V>> ? V : never
type Plan = Streamed<Awaited<ReturnType<typeof client.backup.plan>>>
type Restored = Streamed<Awaited<ReturnType<typeof client.backup.restore>>>
type Difference = Plan['lost']

/** What a copy holds and what restoring it would lose, item by item, before it is done. */
export function RestoreDialog({
  chosen,
  today,
  onClose,
}: {
  readonly chosen: ChosenCopy
  /** ISO date. */
  readonly today: string
  readonly onClose: () => void
}) {
  const { job, run, cancel } = useJob()
  const [plan, setPlan] = useState<Plan>()
  const [restored, setRestored] = useState<Restored>()
  const [refused, setRefused] = useState<string>()
  const refuse = (error: unknown) => setRefused(problemOf(error)?.message)

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each copy; cancelling closes.
  useEffect(() => {
    let gone = false
    let wasRefused = false
    const tell = (error: unknown) => {
      wasRefused = true
      refuse(error)
    }
    run('核对备份', (signal) => client.backup.plan(chosen, { signal }), tell).then((read) => {
      if (gone) return
      if (read) setPlan(read)
      else if (!wasRefused) onClose()
    })
    return () => {
      gone = true
    }
  }, [chosen])

  const restore = async () => {
    setRefused(undefined)
    const done = await run('恢复', (signal) => client.backup.restore(chosen, { signal }), refuse)
    if (!done) return
    setRestored(done)
    tellRestored()
  }
  return (
    <Modal
      opened
      onClose={restored ? startAnew : onClose}
      title={<Text fw={600}>从备份恢复</Text>}
      size="lg"
      closeOnClickOutside={false}
      withCloseButton={!job}
      closeOnEscape={!job}
    >
      <Stack>
        {plan && !restored && <PlanShown plan={plan} today={today} />}
        {refused && (
          <Alert color="red" title="没有恢复" role="alert">
            {refused}
          </Alert>
        )}
        {restored && <Outcome restored={restored} today={today} />}
        {job && <JobBar job={job} onCancel={cancel} />}
        <Group justify="flex-end">
          {restored ? (
            <Button data-autofocus onClick={startAnew}>
              开始工作
            </Button>
          ) : (
            <>
              <Button variant="default" onClick={onClose} disabled={job !== undefined}>
                不恢复
              </Button>
              <BusyButton onClick={restore} disabled={!plan} busy={job !== undefined}>
                恢复到这份备份
              </BusyButton>
            </>
          )}
        </Group>
      </Stack>
    </Modal>
  )
}

function PlanShown({ plan, today }: { readonly plan: Plan; readonly today: string }) {
  const { copy, district, applications, files, missing, present, lost, regained } = plan
  return (
    <>
      <Text size="sm">
        {clockTime(copy.at, today)} 的备份：{district}
        {copy.applications === undefined ? '' : `，${applications} 件申报`}，{files} 份文件
        {missing.length === 0 ? '，都在，恢复时逐份核对。' : '。'}
      </Text>
      {missing.length > 0 && (
        <Alert color="red" title={`有 ${missing.length} 份文件找不回来`}>
          备份和数据文件夹里都没有：{missing.slice(0, 20).join('、')}
          {missing.length > 20 ? ` 等` : ''}。其余照常恢复；这几份请把原件重新添加。
        </Alert>
      )}
      {present === 'open' && lost.events === 0 && regained.events === 0 && (
        <Text size="sm">现在的数据与这份备份一致，恢复不会改变什么。</Text>
      )}
      {present === 'damaged' && (
        <Text size="sm">现在的数据打不开，会原样移到数据文件夹的 aside 文件夹里保留，再放入这份备份。</Text>
      )}
      <DifferenceList title={`会失去这之后的 ${lost.events} 条操作`} difference={lost} today={today} />
      <DifferenceList title={`会找回 ${regained.events} 条操作`} difference={regained} today={today} />
      {present === 'open' && lost.events > 0 && (
        <Text size="sm">恢复之前先把现在的数据备份一份（“恢复前”），以后可以从它恢复回来。</Text>
      )}
    </>
  )
}

function DifferenceList({
  title,
  difference,
  today,
}: {
  readonly title: string
  readonly difference: Difference
  readonly today: string
}) {
  if (difference.events === 0) return null
  return (
    <Stack gap={4} component="section" aria-label={title}>
      <Title order={3} size="h6">
        {title}
      </Title>
      <ScrollArea.Autosize mah={220} type="auto" viewportProps={{ tabIndex: 0 }}>
        <ol style={{ margin: 0, paddingInlineStart: '1.5em' }}>
          {difference.lines.map((line) => (
            <li key={`${line.at} ${line.sentence}`}>
              <Text size="sm" component="span">
                {clockTime(line.at, today)} {line.by} {line.sentence}
              </Text>
            </li>
          ))}
        </ol>
      </ScrollArea.Autosize>
    </Stack>
  )
}

function Outcome({ restored, today }: { readonly restored: Restored; readonly today: string }) {
  const { keptAt, aside, missing } = restored
  return (
    <Alert color="teal" title="已恢复" role="status">
      {keptAt && `恢复前的数据留作一份备份（${clockTime(keptAt, today)}，“恢复前”），要反悔就从它恢复。`}
      {aside && `原来打不开的数据保留在 ${aside}。`}
      {missing.length > 0 &&
        `有 ${missing.length} 份文件没能找回：${missing.slice(0, 20).join('、')}${missing.length > 20 ? ' 等' : ''}。请重新添加原件。`}
      {!keptAt && !aside && missing.length === 0 && '申报、附件、定稿和操作记录都在，可以接着做。'}
    </Alert>
  )
}
