import { Alert, List } from '@mantine/core'
import { editionMark } from '../../../src-domain/edition/edition.ts'
import type { DeskClient } from '../../../src-main/router/router.ts'

type VerifyStream = Awaited<ReturnType<DeskClient['editions']['verify']>>
type VerifyEvent = VerifyStream extends AsyncIterable<infer E> ? E : never
export type PackageReport = Extract<VerifyEvent, { kind: 'done' }>['value']

/** Of which district and edition it says it is: 徐汇区 定稿第 1 版 · 7F3A-91C2. */
export function editionOf({ edition }: PackageReport): string {
  return edition ? `${edition.district} ${editionMark(edition)}` : '不知版次'
}

/** Every file of a package that is not as it was recorded. */
export function VerifyReport({ report, name }: { readonly report: PackageReport; readonly name?: string }) {
  const lists = [
    ['缺少', report.missing],
    ['多出', report.extra],
    ['被改动', report.altered],
    ['重名', report.duplicate],
    ['名称不安全', report.unsafe],
    ['说明', report.notes],
  ] as const
  return (
    <Alert
      color="red"
      variant="light"
      title={`${name ? `“${name}”` : ''}核验不通过（${editionOf(report)}），请勿报送。请重新生成或重新拷贝报送包后再核验。`}
      role="alert"
    >
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
