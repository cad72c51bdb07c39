import { Modal } from '@mantine/core'
import { type KeyboardEvent, useRef, useState } from 'react'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import { client } from '../../lib/client.ts'
import { type Row, refreshAll, useOpenDesk } from '../../lib/desk.ts'
import { tellAmiss, tellProblem } from '../../lib/tell.ts'
import { useSteps } from '../../lib/undo/undo.tsx'
import classes from './modes-grid.module.css'

type Props = { readonly rows: readonly Row[]; readonly opened: boolean; readonly onClose: () => void }

/** 示范模式 of many applications, each its own: applicants × modes, kept at each tick. */
export function ModesGrid({ rows, opened, onClose }: Props) {
  const { scheme } = useOpenDesk()
  const offering = rows.filter((row) => row.status !== 'declined' && categoryOf(scheme, row.category).modes.length > 0)
  return (
    <Modal opened={opened} onClose={onClose} title={`逐件填${scheme.modesTitle}`} size="90%">
      {offering.length === 0 ? (
        <p className={classes.none}>列出的申报没有{scheme.modesTitle}一栏，不用填。</p>
      ) : (
        <Grid rows={offering} />
      )}
    </Modal>
  )
}

function Grid({ rows }: Pick<Props, 'rows'>) {
  const { scheme } = useOpenDesk()
  const modes = [...new Set(rows.flatMap((row) => categoryOf(scheme, row.category).modes.map(({ title }) => title)))]
  const [[line, column], setAt] = useState<readonly [number, number]>([0, 0])
  const [wanted, setWanted] = useState<Readonly<Record<string, readonly string[]>>>({})
  const modesAt = (row: Row) => wanted[row.id] ?? row.modes
  const steps = useSteps()
  const last = useRef<Promise<unknown>>(Promise.resolve())
  /** One after the other, also once the grid is closed: each tick adds to what the one before has kept. */
  const give = async (row: Row, modes: readonly string[], seen: readonly string[]) => {
    const call = last.current.then(() =>
      client.modes.give({ applications: [row.id], modes: [...modes], seen: { [row.id]: [...seen] } }),
    )
    last.current = call.catch(() => {})
    try {
      const [refused] = (await steps.keep(`设定 ${row.id} 的${scheme.modesTitle}`, call)).refused
      if (refused) tellAmiss(refused.message)
    } catch (error) {
      tellProblem(error)
    }
    await refreshAll()
    setWanted(({ [row.id]: newest, ...others }) =>
      newest && newest !== modes ? { ...others, [row.id]: newest } : others,
    )
  }
  const isOffered = (row: Row, mode: string) =>
    categoryOf(scheme, row.category).modes.some(({ title }) => title === mode)
  const toggle = (row: Row | undefined, mode: string | undefined) => {
    if (!row || mode === undefined || !isOffered(row, mode)) return
    const before = modesAt(row)
    const next = modes.filter((one) => before.includes(one) !== (one === mode))
    setWanted({ ...wanted, [row.id]: next })
    void give(row, next, before)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, readonly [number, number]> = {
      ...{ ArrowDown: [line + 1, column], ArrowUp: [line - 1, column] },
      ...{ ArrowRight: [line, column + 1], ArrowLeft: [line, column - 1] },
    }
    const move = moves[event.key]
    if (move) {
      const [to, across] = [within(move[0], rows.length), within(move[1], modes.length)]
      setAt([to, across])
      document.getElementById(cellId(to, across))?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    } else if (event.key === ' ' || event.key === 'Enter') toggle(rows[line], modes[column])
    else if (/^[1-9]$/.test(event.key)) toggle(rows[line], modes[Number(event.key) - 1])
    else return
    event.preventDefault()
  }
  return (
    <>
      <div className={classes.scroller}>
        <table
          className={classes.grid}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table one moves about in
          role="grid"
          aria-label={scheme.modesTitle}
          aria-activedescendant={cellId(line, column)}
          tabIndex={0}
          data-autofocus
          onKeyDown={onKeyDown}
        >
          <thead>
            <tr>
              <th scope="col">申报</th>
              {modes.map((mode, i) => (
                <th key={mode} scope="col">
                  {i < 9 && <span className={classes.key}>{i + 1}</span>}
                  {mode}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, r) => (
              <tr key={row.id} data-current={r === line || undefined}>
                <th scope="row">
                  <span className={classes.key}>{row.id}</span> {row.name}
                </th>
                {modes.map((mode, c) => {
                  const has = modesAt(row).includes(mode)
                  const word = isOffered(row, mode) ? (has ? '✓' : '') : '–'
                  return (
                    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys
                    <td
                      key={mode}
                      id={cellId(r, c)}
                      aria-label={`${mode}${has ? '，已选' : ''}`}
                      data-at={(r === line && c === column) || undefined}
                      onClick={() => {
                        setAt([r, c])
                        toggle(row, mode)
                      }}
                    >
                      {word}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={classes.keys}>方向键移动，空格或数字键勾选，马上存下；Esc 关闭，关闭后 Ctrl+Z 逐格撤销。</p>
    </>
  )
}

function within(place: number, count: number): number {
  return Math.min(Math.max(place, 0), count - 1)
}

function cellId(line: number, column: number): string {
  return `mode-${line}-${column}`
}
