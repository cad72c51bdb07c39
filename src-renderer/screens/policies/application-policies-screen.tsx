import { Button, Group } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { letterNames } from '../../../src-domain/letters/names.ts'
import { grouped } from '../../../src-domain/text/grouped.ts'
import { useLetters } from '../../letters/use-letters.tsx'
import { problemOf } from '../../lib/client.ts'
import { desk } from '../../lib/desk.ts'
import { applicationPath, policiesPath } from '../../lib/places.ts'
import { BusyButton } from '../../parts/busy-button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Loading } from '../../parts/loading.tsx'
import { Neighbours } from '../../parts/neighbours.tsx'
import { Screen } from '../../parts/screen.tsx'
import { Measure } from './measure.tsx'
import classes from './policies.module.css'
import { TagChoices } from './tag-choices.tsx'

/** 可衔接的政策 of an application: by what it is tagged, which measures may fit and why, what is missing, and the estimate. */
export default function ApplicationPoliciesScreen({ id }: { readonly id: string }) {
  const input = { application: id }
  const { data: detail, error } = useQuery(desk.applications.get.queryOptions({ input }))
  const { data } = useQuery(desk.policies.ofApplication.queryOptions({ input }))
  const { busy, look, preview } = useLetters()
  if (error) return <Empty title={`打不开申报 ${id}`} text={problemOf(error)?.message ?? ''} />
  if (!detail || !data) return <Loading />
  const { name } = detail.row
  const reckoned = data.fits.some(({ estimates }) => estimates.some(({ state }) => state === 'estimated'))
  const settled = detail.application.withdrawn !== undefined
  return (
    <Screen
      title={`可衔接的政策：${name}`}
      about={`${id}。按申报表和标签对照本地区的政策；都是提示，是否适用以主管部门的规定和审核为准。`}
      actions={
        <Group gap="xs">
          <Neighbours id={id} pathOf={policiesPath} />
          <Button component={Link} href={applicationPath(id)} variant="default">
            打开申报
          </Button>
          {!settled && data.matched && (
            <BusyButton
              variant="default"
              busy={busy}
              leftSection={<IconFileText size={16} stroke={1.6} />}
              onClick={() => look({ kind: 'policies', application: { id, name } })}
            >
              {letterNames.policies.title}
            </BusyButton>
          )}
        </Group>
      }
    >
      {preview}
      {data.matched ? (
        <fieldset className={classes.answers} disabled={settled}>
          <TagChoices application={id} tags={data.tags} />
          <section aria-label="可能适用的政策">
            <p className={classes.total} role="status">
              {reckoned ? (
                <>
                  <span>按已知情况合计最高</span>
                  <strong>{grouped(data.total)} 万元</strong>
                </>
              ) : (
                <span>尚未估算：填写下面“须说明的”，金额随即算出</span>
              )}
              <span>估算，不作承诺；同一事项、同一笔投入只计最高一项</span>
            </p>
            {data.fits.length === 0 && (
              <p className={classes.quiet}>暂未发现可衔接的政策。可以先改标签，或在政策库里查。</p>
            )}
            {data.fits.map((fit) => (
              <Measure key={fit.key} application={id} fit={fit} />
            ))}
          </section>
        </fieldset>
      ) : (
        <Empty title="这一类申报不对照政策" text="它不是企业或平台的申报，没有可对照的行业和业务。政策全文见政策库。" />
      )}
    </Screen>
  )
}
