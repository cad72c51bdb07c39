import { Anchor, Stack, Text } from '@mantine/core'
import { Link, useLocation } from 'wouter'
import { inAnotherFolder, useOpenDesk } from '../../lib/desk.ts'
import { folderBeside } from '../../lib/folder-beside.ts'
import { nextNoticePath } from '../../lib/places.ts'
import { tellDone, toRead } from '../../lib/tell.ts'
import { Screen } from '../../parts/screen.tsx'
import { NewBatch } from './new-batch.tsx'

/** 新建批次 where one is open already: by any notice, in a data folder of its own. */
export default function NewBatchScreen() {
  const { batch, scheme, folder, host } = useOpenDesk()
  const [, go] = useLocation()
  const { district, recommender, preparer, phone, email } = batch
  return (
    <Screen title="新建批次" about="按另一个通知新建；现在这一批的数据文件夹原样保留，随时可以在设置里再打开。">
      <Stack maw={640}>
        <Text size="sm">
          新通知是“{scheme.shortTitle}”的下一批，只是日期、门槛、名额等不同的，用“
          <Anchor component={Link} href={nextNoticePath} underline="always" inherit>
            沿用到下一年
          </Anchor>
          ”更快。
        </Text>
        <NewBatch
          canChooseFolder={host.canChooseFolder}
          proposed={(notice) => folderBeside(folder.path, notice)}
          own={{ district, recommender, preparer, phone, email: email ?? '' }}
          onCreated={async () => {
            go('/')
            await inAnotherFolder()
            tellDone('新批次已建好，原来一批的数据文件夹原样保留', toRead)
          }}
        />
      </Stack>
    </Screen>
  )
}
