import { Alert, Button, Code, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { fileSize } from '../../../src-domain/text/file-size.ts'
import { client } from '../../lib/client.ts'
import { clockTime } from '../../lib/dates.ts'
import { desk, useOpenDesk, useToday } from '../../lib/desk.ts'
import { atOffice } from '../../lib/office-door.ts'
import { tellProblem } from '../../lib/tell.ts'
import { CopiesTable } from '../../parts/backups/copies-table.tsx'
import { FindCopies } from '../../parts/backups/find-copies.tsx'
import { type ChosenCopy, RestoreDialog } from '../../parts/backups/restore-dialog.tsx'
import { useBackupNow } from '../../parts/backups/use-backup-now.ts'
import { type PlaceState, placeTitle } from '../../parts/backups/words.ts'
import { BusyButton } from '../../parts/busy-button.tsx'
import { JobBar } from '../../parts/job-bar.tsx'
import { BadPlace } from './bad-place.tsx'
import { SecondPlaceForm } from './second-place-form.tsx'

export function Backups() {
  const { host, folder } = useOpenDesk()
  const today = useToday()
  const { data: places = [] } = useQuery(desk.backup.places.queryOptions())
  const { job, cancel, now, nameSecond, forgetSecond } = useBackupNow()
  const [chosen, setChosen] = useState<ChosenCopy>()
  const [elsewhere, setElsewhere] = useState(false)
  if (!today) return null
  const reveal = (place: 'data' | 'backups') => client.host.reveal({ place }).catch(tellProblem)
  return (
    <Stack gap="sm" component="section" aria-label="数据与备份">
      <Title order={2} size="h5">
        数据与备份
      </Title>
      {atOffice ? (
        <Text size="sm">数据文件夹和备份都在主机上；换位置、恢复请到那台电脑上做。</Text>
      ) : (
        <>
          <Text size="sm">
            数据文件夹：<code>{folder.path}</code>
          </Text>
          <BadPlace folder={folder.path} />
        </>
      )}
      <Text size="sm" c="dimmed">
        每工作一小时、每天开始时、升级和恢复之前、定稿前后自动备份，数据库和附件一起，打开核对过才算。一天之内每小时留一份，一个月之内每天留一份，每次定稿的一直保留。
      </Text>
      {places.map((place) => (
        <PlaceCopies
          key={place.kind}
          place={place}
          today={today.date}
          onRestore={(name) => setChosen({ place: place.path, name })}
          onForget={forgetSecond}
        />
      ))}
      {places.length === 1 && !atOffice && <SecondPlaceForm onName={nameSecond} busy={job !== undefined} />}
      {job && <JobBar job={job} onCancel={cancel} />}
      <Group>
        <BusyButton onClick={() => now()} busy={job !== undefined}>
          立即备份
        </BusyButton>
        {!atOffice && (
          <Button variant="default" onClick={() => setElsewhere(!elsewhere)} aria-expanded={elsewhere}>
            从其他位置恢复…
          </Button>
        )}
        {host.canReveal && (
          <>
            <Button variant="default" onClick={() => reveal('backups')}>
              打开备份文件夹
            </Button>
            <Button variant="default" onClick={() => reveal('data')}>
              打开数据文件夹
            </Button>
          </>
        )}
      </Group>
      {elsewhere && <FindCopies today={today.date} canChooseFolder={host.canChooseFolder} onChoose={setChosen} />}
      {chosen && <RestoreDialog chosen={chosen} today={today.date} onClose={() => setChosen(undefined)} />}
    </Stack>
  )
}

function PlaceCopies({
  place,
  today,
  onRestore,
  onForget,
}: {
  readonly place: PlaceState
  readonly today: string
  readonly onRestore: (name: string) => void
  readonly onForget: () => void
}) {
  const { kind, copies, newest, problem, path, there, space } = place
  const title = kind === 'here' ? '本机' : '第二个位置'
  return (
    <Stack gap={6} component="section" aria-label={`备份：${title}`}>
      <Group justify="space-between" wrap="nowrap">
        <Title order={3} size="h6">
          {title}
          {kind === 'second' && (place.encrypted ? '（有密码）' : '（没有密码）')}
        </Title>
        <Text size="sm" c="dimmed">
          {there &&
            (kind === 'here'
              ? `${copies.length} 份，另占 ${fileSize(space)}`
              : `${copies.length} 份，共 ${fileSize(space)}`)}
        </Text>
      </Group>
      <Text size="sm">
        {kind === 'second' && path !== '' && (
          <>
            <Code>{path}</Code>{' '}
          </>
        )}
        {newest
          ? `最近一份可用的备份：${clockTime(newest.at, today)}${newest.current ? '，此后没有改动' : ''}`
          : '还没有可用的备份'}
        {kind === 'second' && !there && '。现在不在，插上后会自动补上'}
      </Text>
      {place.missingSince && (
        <Alert color="orange" title={`“${placeTitle(place)}”一天没有见到了`}>
          上一次见到是 {clockTime(place.missingSince, today)}。请插上 U 盘或连上网络文件夹；丢了就“不再使用”，另选一个。
        </Alert>
      )}
      {kind === 'second' && there && place.sameDisk && (
        <Text size="sm" c="var(--manual)">
          它与数据文件夹在同一块磁盘上，这块磁盘坏了两份都没有了。请改用 U 盘或网络文件夹。
        </Text>
      )}
      {problem && (
        <Alert color="red" title="上一次备份没有成功">
          {problem}
        </Alert>
      )}
      {copies.length > 0 && (
        <CopiesTable
          copies={copies}
          today={today}
          label={`${title}的备份`}
          {...(atOffice ? {} : { onRestore: (copy) => onRestore(copy.name) })}
        />
      )}
      {kind === 'second' && !atOffice && (
        <Button variant="subtle" size="compact-sm" style={{ alignSelf: 'flex-start' }} onClick={onForget}>
          不再使用这个位置
        </Button>
      )}
    </Stack>
  )
}
