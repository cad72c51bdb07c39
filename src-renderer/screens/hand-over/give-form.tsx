import { Button, Checkbox, Group, PasswordInput, Radio, Stack, Text, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { lackingLine } from '../../../src-domain/text/lacking-line.ts'
import { client } from '../../lib/client.ts'
import { desk, refreshAll, useOpenDesk } from '../../lib/desk.ts'
import { download } from '../../lib/download.ts'
import { atOffice } from '../../lib/office-door.ts'
import { useRemembered } from '../../lib/remembered.ts'
import { tellAmiss, tellDone, tellProblem, toRead } from '../../lib/tell.ts'
import { useJob } from '../../lib/use-job.ts'
import { BusyButton } from '../../parts/busy-button.tsx'
import { JobBar } from '../../parts/job-bar.tsx'
import classes from './hand-over.module.css'

/** 交出: which applications, for whom, with or without a password, and onto which stick. */
export function GiveForm() {
  const { host } = useOpenDesk()
  const { data: rows = [] } = useQuery(desk.applications.list.queryOptions())
  const { job, run, cancel } = useJob()
  const [kept, keep] = useRemembered('hand-over.to', '')
  const [to, setTo] = useState(kept)
  const [some, setSome] = useState(false)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [note, setNote] = useState('')
  const [password, setPassword] = useState('')
  const ready = (atOffice || to.trim() !== '') && rows.length > 0 && (!some || chosen.length > 0)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    keep(to)
    const done = await run('写交接文件', (signal) =>
      client.handOver.make(
        {
          ...(!atOffice && { to }),
          ...(some ? { applications: [...chosen] } : atOffice && { applications: rows.map(({ id }) => id) }),
          ...(password !== '' && { password }),
          ...(note.trim() !== '' && { note }),
        },
        { signal },
      ),
    )
    if (!done) return
    await refreshAll()
    if (done.download) download(done.download)
    const where = done.download ? `读回核对过，已下载：${done.file}` : `并从那里读回核对：${done.path}`
    tellDone(`已交出 ${done.applications} 件，${where}`, toRead)
    if (done.lacking.length > 0)
      tellAmiss(`${lackingLine(done.lacking)}。其余都已交出；请在设置的体检里找回，或请申报单位重新提交，再交出一次。`)
  }
  const choose = async () => {
    const folder = await client.host.chooseFolder({ title: '交接文件放到哪里' }).catch(tellProblem)
    if (folder) setTo(folder)
  }
  return (
    <form className={classes.part} onSubmit={submit} aria-label="交出">
      <Stack gap="sm">
        <Title order={2} size="h5">
          交出
        </Title>
        <Radio.Group label="交出哪些" value={some ? 'some' : 'all'} onChange={(value) => setSome(value === 'some')}>
          <Group gap="lg" mt={4}>
            <Radio value="all" label={atOffice ? `全部 ${rows.length} 件` : `整批 ${rows.length} 件（换电脑、存档）`} />
            <Radio value="some" label="选几件" />
          </Group>
        </Radio.Group>
        {some && (
          <Checkbox.Group value={[...chosen]} onChange={setChosen} aria-label="选要交出的申报">
            <div className={classes.choices}>
              {rows.map(({ id, name }) => (
                <Checkbox key={id} value={id} label={`${id} ${name}`} />
              ))}
            </div>
          </Checkbox.Group>
        )}
        <TextInput
          label="备注（可不填）"
          placeholder="例如 请李某初审"
          maxLength={200}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <PasswordInput
          label="密码（可不填）"
          description="有备忘和电话记录，建议设密码。密码丢失后谁也打不开，请当面或电话告诉对方。"
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {!atOffice && (
          <Group align="flex-end" gap="xs" wrap="nowrap">
            <TextInput
              label="U 盘或文件夹"
              placeholder="例如 E:\"
              value={to}
              onChange={(event) => setTo(event.currentTarget.value)}
              flex={1}
            />
            {host.canChooseFolder && (
              <Button variant="default" disabled={job !== undefined} onClick={choose}>
                选择…
              </Button>
            )}
          </Group>
        )}
        {job && <JobBar job={job} onCancel={cancel} />}
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm" c="dimmed">
            {some || atOffice
              ? '只有这几件的内容、原件和记录；定稿、人员和密码、名单、评审会不在其中。'
              : '整个批次：排序、定稿和扫描件、送达、名单、评审会、人员和登录密码（只存校验值）都在其中，请设密码。'}
          </Text>
          <BusyButton type="submit" flex="none" busy={job !== undefined} disabled={!ready}>
            {atOffice ? '交出并下载' : '交出并读回核对'}
          </BusyButton>
        </Group>
      </Stack>
    </form>
  )
}
