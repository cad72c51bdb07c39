import { Anchor } from '@mantine/core'
import { client } from './client.ts'
import { download, type Offered } from './download.ts'
import { tellDone, tellProblem, toRead } from './tell.ts'

type Made = { readonly folder: string; readonly download?: Offered }

/** Says where files were put, and leads there where the machine can; downloads what was made on another machine. */
export function tellMade(what: string, { folder, download: offered }: Made, canReveal: boolean): void {
  if (offered) {
    download(offered)
    tellDone(`${what}，已下载：${offered.file}`, toRead)
    return
  }
  const show = () => client.host.reveal({ place: 'exports' }).catch(tellProblem)
  tellDone(
    <>
      {what}，在“{folder}”。
      {canReveal && (
        <Anchor component="button" type="button" size="sm" fw={600} onClick={show}>
          打开所在文件夹
        </Anchor>
      )}
    </>,
    toRead,
  )
}
