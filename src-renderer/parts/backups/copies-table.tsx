import { Button, Table } from '@mantine/core'
import { useState } from 'react'
import { fileSize } from '../../../src-domain/text/file-size.ts'
import { clockTime } from '../../lib/dates.ts'
import { type CopyRow, reasonTitle, stateTitle } from './words.ts'

const shown = 5

/** The copies of a place, newest first, each with its way back. */
export function CopiesTable({
  copies,
  today,
  label,
  onRestore,
}: {
  readonly copies: readonly CopyRow[]
  /** ISO date. */
  readonly today: string
  readonly label: string
  /** Left out where nothing may be restored from. */
  readonly onRestore?: (copy: CopyRow) => void
}) {
  const [all, setAll] = useState(false)
  return (
    <>
      <Table verticalSpacing={4} aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>时间</Table.Th>
            <Table.Th>备份</Table.Th>
            <Table.Th>状态</Table.Th>
            <Table.Th ta="right">申报</Table.Th>
            <Table.Th ta="right">数据库</Table.Th>
            <Table.Th />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {copies.slice(0, all ? undefined : shown).map((copy) => (
            <Table.Tr key={copy.name}>
              <Table.Td>{clockTime(copy.at, today)}</Table.Td>
              <Table.Td>{reasonTitle(copy)}</Table.Td>
              <Table.Td {...((copy.state === 'altered' || copy.state === 'incomplete') && { c: 'var(--fail)' })}>
                {stateTitle(copy)}
              </Table.Td>
              <Table.Td ta="right">{copy.applications === undefined ? '' : `${copy.applications} 件`}</Table.Td>
              <Table.Td ta="right">{fileSize(copy.size)}</Table.Td>
              <Table.Td ta="right">
                {copy.state !== 'altered' && onRestore && (
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    aria-label={`恢复 ${clockTime(copy.at, today)} 的备份`}
                    onClick={() => onRestore(copy)}
                  >
                    恢复…
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {copies.length > shown && (
        <Button variant="subtle" size="compact-sm" style={{ alignSelf: 'flex-start' }} onClick={() => setAll(!all)}>
          {all ? `只看最近 ${shown} 份` : `全部 ${copies.length} 份`}
        </Button>
      )}
    </>
  )
}
