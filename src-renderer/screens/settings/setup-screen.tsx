import { Button, Paper, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { client, problemOf } from '../../lib/client.ts'
import { desk, refreshAll } from '../../lib/desk.ts'
import { nextNoticePath } from '../../lib/places.ts'
import { closeProblems, tellProblem } from '../../lib/tell.ts'
import { RecentBatches } from '../../parts/recent/recent-batches.tsx'
import { NewBatch } from './new-batch.tsx'
import { NewCity } from './new-city.tsx'
import { OpenHandOver } from './open-hand-over.tsx'
import { RestoreStart } from './restore-start.tsx'

/** The first start: a new batch, a data folder from before, a copy of one, or a hand-over. */
export default function SetupScreen() {
  const { data: state } = useQuery(desk.desk.state.queryOptions())
  const [restoring, setRestoring] = useState<boolean>()
  const [summing, setSumming] = useState(false)
  const [handedOver, setHandedOver] = useState(false)
  const open = useMutation(desk.desk.open.mutationOptions({ onSuccess: refreshAll }))
  if (state?.kind !== 'none') return null
  const { canChooseFolder } = state.host
  const openExisting = async (title: string, path: string, then?: () => void) => {
    const existing = canChooseFolder ? await client.host.chooseFolder({ title }).catch(tellProblem) : path
    if (existing) open.mutate({ folder: existing }, { onSuccess: () => then?.() })
  }

  if (restoring ?? state.refused !== undefined) {
    return (
      <Start wide>
        <RestoreStart
          folder={state.folder.path}
          refused={state.refused}
          canChooseFolder={canChooseFolder}
          onBack={() => {
            closeProblems()
            setRestoring(false)
          }}
        />
      </Start>
    )
  }

  if (summing) {
    return (
      <Start>
        <NewCity folder={state.folder.path} canChooseFolder={canChooseFolder} onBack={() => setSumming(false)} />
      </Start>
    )
  }

  if (handedOver) {
    return (
      <Start>
        <OpenHandOver
          folder={state.folder.path}
          canChooseFolder={canChooseFolder}
          onBack={() => setHandedOver(false)}
        />
      </Start>
    )
  }

  return (
    <Start>
      <Stack>
        <div>
          <Title order={1} size="h2">
            新建批次
          </Title>
          <Text c="dimmed">填一次，汇总表的表头就都有了；以后可在设置里修改。</Text>
        </div>
        <RecentBatches
          opening={open.isPending ? open.variables.folder : undefined}
          onOpen={(folder) => open.mutate({ folder })}
        />
        <NewBatch
          canChooseFolder={canChooseFolder}
          proposed={() => state.folder.path}
          problem={open.error ? problemOf(open.error)?.message : undefined}
          onCreate={() => open.reset()}
          onCreated={refreshAll}
          others={(path) => (
            <>
              <Button
                variant="default"
                loading={open.isPending}
                onClick={() => openExisting('打开已有的数据文件夹', path)}
              >
                打开已有的数据文件夹
              </Button>
              <Button
                variant="default"
                onClick={() =>
                  openExisting('上一批的数据文件夹', path, () => {
                    location.hash = nextNoticePath
                  })
                }
              >
                沿用上一批
              </Button>
              <Button variant="default" onClick={() => setRestoring(true)}>
                从备份恢复
              </Button>
              <Button variant="default" onClick={() => setHandedOver(true)}>
                打开交接文件
              </Button>
              <Button variant="default" onClick={() => setSumming(true)}>
                市级汇总
              </Button>
            </>
          )}
        />
      </Stack>
    </Start>
  )
}

function Start({ wide = false, children }: { readonly wide?: boolean; readonly children: ReactNode }) {
  return (
    <Stack align="center" justify="center" mih="100dvh" p="lg" bg="var(--desk)">
      <Paper component="main" p="xl" w={wide ? 760 : 640} maw="100%" withBorder>
        {children}
      </Paper>
    </Stack>
  )
}
