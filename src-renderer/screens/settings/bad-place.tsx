import { Alert } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { desk } from '../../lib/desk.ts'

/** Advises against a data folder that lies where databases come to harm. */
export function BadPlace({ folder }: { readonly folder: string }) {
  // What is being typed is no path yet: it is not asked about.
  const { data } = useQuery({ ...desk.desk.badPlace.queryOptions({ input: { folder } }), retry: false })
  if (!data) return null
  return (
    <Alert color="yellow" role="status">
      {data.kind === 'synced' && `这个文件夹由${data.by}同步：同步程序会在写入时读走、改名或覆盖数据库，可能损坏数据。`}
      {data.kind === 'network' && '这个文件夹在网络上：断线或两台电脑同时打开时，数据库可能损坏。'}
      {data.kind === 'removable' && '这个文件夹在 U 盘或移动硬盘上：拔出或松动时，正在写入的内容可能丢失。'}
      请把数据文件夹放在本机磁盘的普通文件夹里；这样的位置适合放备份。
    </Alert>
  )
}
