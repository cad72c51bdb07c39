import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { shanghaiDay } from '../../../src-domain/text/shanghai-time.ts'
import { client } from '../../lib/client.ts'
import { clockTime } from '../../lib/dates.ts'
import { desk, readAnew } from '../../lib/desk.ts'
import { tellProblem } from '../../lib/tell.ts'
import classes from './recent.module.css'

/** Batches that were open on this machine: whose, by which notice, since when not, and how old their copy is. */
export function RecentBatches({
  opening,
  onOpen,
}: {
  /** The folder that is being opened. */
  readonly opening: string | undefined
  readonly onOpen: (folder: string) => void
}) {
  const { data: recent = [] } = useQuery({ ...desk.memory.recent.queryOptions(), staleTime: 0 })
  const forget = useMutation({
    mutationFn: (folder: string) => client.memory.forget({ folder }),
    onSuccess: () => readAnew({ queryKey: desk.memory.recent.key() }),
    onError: tellProblem,
  })
  const today = shanghaiDay(new Date())
  if (recent.length === 0) return null
  return (
    <ul className={classes.list} aria-label="最近的批次">
      {recent.map(({ folder, district, title, year, openedAt, copiedAt, isOpen, isThere }) => (
        <li key={folder} data-open={isOpen || undefined}>
          <div className={classes.about}>
            <b>
              {district} · {title}（{year}）
            </b>
            <span className={classes.folder} title={folder}>
              {folder}
            </span>
            <span>
              {isOpen ? '现在打开' : `${clockTime(openedAt, today)} 打开过`}
              {isThere ? `，备份 ${copiedAt ? clockTime(copiedAt, today) : '还没有'}` : '，文件夹现在不在'}
            </span>
          </div>
          {!isOpen && (
            <>
              <Button
                variant="default"
                size="compact-md"
                disabled={!isThere}
                loading={opening === folder}
                aria-label={`打开 ${district} ${title}（${year}）`}
                onClick={() => onOpen(folder)}
              >
                打开
              </Button>
              <Button
                variant="subtle"
                size="compact-md"
                aria-label={`从列表去掉 ${district} ${title}（${year}）`}
                title="只从这张列表里去掉，数据文件夹不动"
                onClick={() => forget.mutate(folder)}
              >
                去掉
              </Button>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
