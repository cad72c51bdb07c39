import { Group, NumberInput, Select, Stack, Text } from '@mantine/core'
import {
  type RosterColumn,
  type RosterPlan,
  rosterColumnNames,
  rosterColumns,
} from '../../../src-domain/rosters/read-roster.ts'
import type { client } from '../../lib/client.ts'
import classes from './rosters.module.css'

export type TableSeen = Awaited<ReturnType<typeof client.rosters.look>>

const none = ''
const choices = [
  { value: none, label: '不用' },
  ...rosterColumnNames.map((value) => ({ value, label: rosterColumns[value].title })),
]

/** The table's first rows, with what each column is taken for; all of it can be said otherwise. */
export function SheetColumns({
  seen: { sheets, plan },
  onPlan,
}: {
  readonly seen: TableSeen
  readonly onPlan: (plan: RosterPlan) => void
}) {
  const { sheet: at, headRow, columns }: RosterPlan = plan ?? { sheet: 0, headRow: 0, columns: {} }
  const sheet = sheets[at]
  const width = Math.max(0, ...(sheet?.rows.map(({ cells }) => cells.length) ?? []))
  const columnAt = (i: number) => rosterColumnNames.find((name) => columns[name] === i)
  const setColumn = (i: number, chosen: RosterColumn | undefined) => {
    const others = Object.entries(columns).filter(([name, place]) => place !== i && name !== chosen)
    onPlan({ sheet: at, headRow, columns: { ...Object.fromEntries(others), ...(chosen && { [chosen]: i }) } })
  }
  return (
    <Stack gap={6} component="section" aria-label="各列是什么">
      <Group align="flex-end">
        {sheets.length > 1 && (
          <Select
            label="工作表"
            allowDeselect={false}
            data={sheets.map(({ name }, i) => ({ value: String(i), label: name }))}
            value={String(at)}
            onChange={(value) => onPlan({ sheet: Number(value), headRow: 0, columns: {} })}
          />
        )}
        <NumberInput
          label="表头在第几行（没有写 0）"
          min={0}
          max={1_048_576}
          allowDecimal={false}
          w={200}
          value={headRow}
          onChange={(value) => onPlan({ sheet: at, headRow: Number(value) || 0, columns })}
        />
        <Text size="sm" c={columns.name === undefined ? 'var(--fail)' : 'dimmed'}>
          {columns.name === undefined ? '没有认出“单位名称”一列，请在表上方指明。' : '各列按表头认出，不对的请改。'}
        </Text>
      </Group>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than its place is moved by the arrow keys */}
      <section className={classes.sheet} tabIndex={0} aria-label="表格开头">
        <table>
          <thead>
            <tr>
              <th aria-label="行" />
              {Array.from({ length: width }, (_, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its number alone
                <th key={i} scope="col">
                  <Select
                    size="xs"
                    aria-label={`第 ${i + 1} 列是`}
                    allowDeselect={false}
                    data={choices}
                    value={columnAt(i) ?? none}
                    onChange={(value) =>
                      setColumn(
                        i,
                        rosterColumnNames.find((name) => name === value),
                      )
                    }
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sheet?.rows.map(({ row, cells }) => (
              <tr key={row} data-head={row === headRow || undefined} data-above={row < headRow || undefined}>
                <th scope="row">{row}</th>
                {Array.from({ length: width }, (_, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its number alone
                  <td key={i} title={cells[i]}>
                    {cells[i]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Stack>
  )
}
