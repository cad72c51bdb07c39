import { Button } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { client } from '../../lib/client.ts'
import { tellDone, toRead } from '../../lib/tell.ts'
import { useJob } from '../../lib/use-job.ts'
import type { CityState } from './city-state.ts'

/** Writes what is on screen as a workbook and as PDFs to be printed. */
export function WriteButton({
  what,
  city,
  dropping = false,
}: {
  readonly what: 'table' | 'statistics' | 'review' | 'record'
  readonly city: CityState
  readonly dropping?: boolean
}) {
  const { job, run } = useJob()
  const write = async () => {
    const done = await run('导出', (signal) => client.city.write({ what, dropping }, { signal }))
    if (done)
      tellDone(
        `已导出 ${done.paths.length} 个文件（Excel 和 PDF），在“${city.folder.path}”里的 exports 文件夹。`,
        toRead,
      )
  }
  return (
    <Button leftSection={<IconFileSpreadsheet size={16} stroke={1.6} />} loading={job !== undefined} onClick={write}>
      导出 Excel 和 PDF
    </Button>
  )
}
