import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { differenceText } from '../../../src-domain/city/edition-difference.ts'
import { remarkText } from '../../../src-domain/city/remark.ts'
import { shortHash } from '../../../src-domain/edition/edition.ts'
import { chineseDate } from '../../../src-domain/text/date.ts'
import { shanghaiTime } from '../../../src-domain/text/shanghai-time.ts'
import type { client } from '../../lib/client.ts'
import { desk, refreshAll } from '../../lib/desk.ts'
import { tellDone, tellProblem } from '../../lib/tell.ts'
import { ReasonButton } from '../../parts/reason/reason-button.tsx'
import classes from './city.module.css'

type Package = Awaited<ReturnType<typeof client.city.overview>>['strangers'][number]

/** Packages of a district that do not count: what was sent back, each with why; and what is kept aside, to be compared and preferred. */
export function SetAside({
  packages,
  standing,
}: {
  readonly packages: readonly Package[]
  readonly standing: boolean
}) {
  if (packages.length === 0) return null
  return (
    <ul className={classes.remarks}>
      {packages.map((one) =>
        one.state === 'refused' ? (
          <li key={one.uid} data-refused>
            × 退回“{one.file}”：{one.remarks.map(remarkText).join('；')}
          </li>
        ) : (
          <KeptAside key={one.uid} kept={one} standing={standing} />
        ),
      )}
    </ul>
  )
}

function KeptAside({ kept, standing }: { readonly kept: Package; readonly standing: boolean }) {
  const { uid, district, edition, receivedOn, remarks } = kept
  const [opened, setOpened] = useState(false)
  const prefer = useMutation(
    desk.city.prefer.mutationOptions({
      onSuccess: async () => {
        await refreshAll()
        tellDone(`${district}现以定稿第 ${edition.number} 版为准。`)
      },
      onError: tellProblem,
    }),
  )
  const which = `${district}定稿第 ${edition.number} 版 ${shortHash(edition.hash)}`
  return (
    <li>
      另存第 {edition.number} 版 {shortHash(edition.hash)}（{shanghaiTime(edition.frozenAt)} 定稿，
      {chineseDate(receivedOn)}收到）{remarks.map((remark) => `；${remarkText(remark)}`)}
      {standing && (
        <span className={classes.steps}>
          <Button
            variant="default"
            size="compact-xs"
            aria-expanded={opened}
            aria-label={`${opened ? '收起' : '比较'}${which}与现在的`}
            onClick={() => setOpened(!opened)}
          >
            {opened ? '收起' : '与现在的比较'}
          </Button>
          <ReasonButton
            title="以这一份为准"
            label={`改以${which}为准的理由`}
            description="现在的那一份改为存档；记入操作记录，可以再改回来。"
            example="例如：区里来电，以这一份为准"
            size="compact-xs"
            aria-label={`以${which}为准`}
            busy={prefer.isPending}
            onGiven={(reason) => prefer.mutate({ package: uid, reason })}
          />
        </span>
      )}
      {opened && <Compared uid={uid} />}
    </li>
  )
}

/** What the one that counts says otherwise, line by line. */
function Compared({ uid }: { readonly uid: string }) {
  const { data } = useQuery(desk.city.compare.queryOptions({ input: { package: uid } }))
  if (!data) return null
  const { from, to, differences } = data
  return (
    <section className={classes.compared} aria-label="逐件比较">
      由第 {from.edition.number} 版 {shortHash(from.edition.hash)} 到现在的第 {to.edition.number} 版{' '}
      {shortHash(to.edition.hash)}：
      <ul>
        {differences.map((difference) => (
          <li key={`${difference.is} ${difference.application}`}>{differenceText(difference)}</li>
        ))}
        {differences.length === 0 && <li>内容和交来的文件都相同</li>}
      </ul>
    </section>
  )
}
