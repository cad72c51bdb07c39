import { Button } from '@mantine/core'
import { IconFolderOpen } from '@tabler/icons-react'
import { useRef } from 'react'
import { useLocation } from 'wouter'
import { client } from '../../lib/client.ts'
import { useOpenDesk } from '../../lib/desk.ts'
import { tellProblem } from '../../lib/tell.ts'
import { chosenFiles } from './intake-files.ts'
import { takeInFiles, takeInFolder, useIntakeRun } from './intake-run.ts'

/** Chooses an intake folder: by the system's dialog where there is one, else by the browser's. */
export function IntakeFolderButton() {
  const { host } = useOpenDesk()
  const [, go] = useLocation()
  const running = useIntakeRun().kind === 'running'
  const input = useRef<HTMLInputElement>(null)

  async function choose() {
    if (!host.canChooseFolder) return input.current?.click()
    try {
      const path = await client.host.chooseFolder({ title: '选择收件文件夹' })
      if (path === null) return
      go('/intake')
      await takeInFolder(path)
    } catch (error) {
      tellProblem(error)
    }
  }

  return (
    <>
      <Button leftSection={<IconFolderOpen size={16} stroke={1.6} />} disabled={running} onClick={() => void choose()}>
        选择收件文件夹
      </Button>
      <input
        ref={(element) => {
          input.current = element
          if (element) element.webkitdirectory = true
        }}
        type="file"
        multiple
        hidden
        aria-label="收件文件夹"
        onChange={({ currentTarget }) => {
          const files = chosenFiles(currentTarget.files ?? new DataTransfer().files)
          currentTarget.value = ''
          go('/intake')
          void takeInFiles(async () => files)
        }}
      />
    </>
  )
}
