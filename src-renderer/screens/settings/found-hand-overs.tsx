import { Radio, Stack } from '@mantine/core'
import { shanghaiTime } from '../../../src-domain/text/shanghai-time.ts'
import type { client } from '../../lib/client.ts'

type Found = Awaited<ReturnType<typeof client.handOver.find>>[number]

/** The hand-overs of a stick, each by what it says of itself; a damaged one is shown, since somebody will look for it. */
export function FoundList({
  found,
  chosen,
  onChoose,
}: {
  readonly found: readonly Found[]
  readonly chosen: string | undefined
  readonly onChoose: (path: string) => void
}) {
  return (
    <Radio.Group label="打开哪一个" value={chosen ?? ''} onChange={onChoose}>
      <Stack gap="xs" mt={4}>
        {found.map((one) => (
          <Radio
            key={one.path}
            value={one.path}
            disabled={!canOpen(one)}
            label={titleOf(one)}
            description={descriptionOf(one)}
          />
        ))}
      </Stack>
    </Radio.Group>
  )
}

export function canOpen({ state }: Found): boolean {
  return state !== 'damaged' && state !== 'newer'
}

function titleOf({ says, file }: Found): string {
  if (!says) return file
  return `${says.district} · ${says.title}，${says.whole ? '整批' : ''} ${says.applications} 件`
}

function descriptionOf({ says, file, at, state }: Found): string {
  const time = shanghaiTime(at)
  if (state === 'damaged') return `${time}，不完整或已损坏，打不开`
  if (state === 'newer') return `${time}，是更新的程序交出的，请先升级本机的遴选工作台`
  if (state === 'unread') return `${time}，申报很多，打开后才能看到里面是什么`
  if (!says) return `${time}，有密码，填写后才能看到里面是什么`
  const without = says.lacking ? `，缺 ${says.lacking} 份丢失的原件` : ''
  return `${says.by} ${time} 交出${says.note ? `（${says.note}）` : ''}，没有密码${without}，${file}`
}
