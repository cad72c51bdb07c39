import { Alert, List } from '@mantine/core'
import type { DeskClient } from '../../../src-main/router/router.ts'

type VerifyStream = Awaited<ReturnType<DeskClient['editions']['verify']>>
type VerifyEvent = VerifyStream extends AsyncIterable<infer E> ? E : never
export type PackageReport = Extract<VerifyEvent, { kind: 'done' }>['value']

/** Every file of a package that is not as it was recorded. */
export function VerifyReport({ report }: { readonly report: PackageReport }) {
  const lists = [
    ['缺少', report.missing],
    ['多出', report.extra],
    ['被改动', report.altered],
    ['重名', report.duplicate],
    ['名称不安全', report.unsafe],
    ['说明', report.notes],
  ] as const
  return (
    <Alert color="red" variant="light" title="核验不通过，请勿报送。请重新生成报送包后再核验。" role="alert">
      <List size="sm">
        {lists.flatMap(([title, names]) =>
          names.map((name) => (
            <List.Item key={`${title}${name}`}>
              {title}：{name}
            </List.Item>
          )),
        )}
      </List>
    </Alert>
  )
}
