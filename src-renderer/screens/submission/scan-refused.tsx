import { Alert, Table } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { EditionChange } from '../../../src-domain/edition/edition-changes.ts'
import type { Problem } from '../../../src-domain/problems/problem.ts'
import { grouped } from '../../../src-domain/text/grouped.ts'
import classes from './scan.module.css'

export type Refusal = { readonly problem: Pick<Problem, 'message'>; readonly changes: readonly EditionChange[] }

/** Why a scan was not kept, and row by row what is different now from the sheet that was stamped. */
export function ScanRefused({ refusal, onClose }: { readonly refusal: Refusal; readonly onClose: () => void }) {
  const { problem, changes } = refusal
  const alert = useRef<HTMLDivElement>(null)
  useEffect(() => {
    void alert.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const printed = changes.filter((c) => c.inSummary)
  const others = changes.filter((c) => !c.inSummary)
  return (
    <Alert
      ref={alert}
      className={classes.refused}
      color="red"
      variant="light"
      role="alert"
      title="没有收取这份扫描件"
      withCloseButton
      closeButtonLabel="收起"
      onClose={onClose}
    >
      {problem.message}
      {changes.length > 0 && (
        <Table className={classes.changes} verticalSpacing={5} aria-label="与扫描件不同之处">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>位置</Table.Th>
              <Table.Th>项目</Table.Th>
              <Table.Th>扫描件</Table.Th>
              <Table.Th>现在</Table.Th>
            </Table.Tr>
          </Table.Thead>
          {printed.length > 0 && <Changes title="汇总表上有改动" changes={printed} />}
          {others.length > 0 && <Changes title="汇总表上没有、申报书或附件有改动" changes={others} />}
        </Table>
      )}
    </Alert>
  )
}

function Changes({ title, changes }: { readonly title: string; readonly changes: readonly EditionChange[] }) {
  return (
    <Table.Tbody>
      <Table.Tr>
        <Table.Th colSpan={4} scope="rowgroup" className={classes.group}>
          {title}
        </Table.Th>
      </Table.Tr>
      {changes.map(({ section, name, label, from, to, figure }) => (
        <Table.Tr key={`${section}${name}${label}${from}${to}`}>
          <Table.Td>{[section, name].filter(Boolean).join(' ') || '表头'}</Table.Td>
          <Table.Td>{label}</Table.Td>
          <Table.Td>{(figure ? grouped(from) : from) || '无'}</Table.Td>
          <Table.Td className={classes.now}>{(figure ? grouped(to) : to) || '无'}</Table.Td>
        </Table.Tr>
      ))}
    </Table.Tbody>
  )
}
