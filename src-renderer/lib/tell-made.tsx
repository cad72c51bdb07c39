import { Anchor } from '@mantine/core'
import { client } from './client.ts'
import { atOffice } from './office-door.ts'
import { tellDone, tellProblem, toRead } from './tell.ts'

/** Says where files were put, and leads there where the machine can. */
export function tellMade(what: string, folder: string, canReveal: boolean): void {
  const show = () => client.host.reveal({ place: 'exports' }).catch(tellProblem)
  tellDone(
    <>
      {what}，在{atOffice && '主机的'}“{folder}”。
      {canReveal && (
        <Anchor component="button" type="button" size="sm" fw={600} onClick={show}>
          打开所在文件夹
        </Anchor>
      )}
    </>,
    toRead,
  )
}
