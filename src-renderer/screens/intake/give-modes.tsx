import { Button, Checkbox, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { describedModes } from '../../../src-domain/batch/modes.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import { client } from '../../lib/client.ts'
import { type Row, refreshAll, useOpenDesk } from '../../lib/desk.ts'
import { tellDone, tellProblem } from '../../lib/tell.ts'
import { useSteps } from '../../lib/undo/undo.tsx'
import classes from './give-modes.module.css'

type Props = {
  readonly rows: readonly Row[]
  readonly opened: boolean
  readonly onClose: () => void
  readonly onGiven: () => void
}

/** 示范模式 of one or several applications at once: a number key ticks, Enter gives. */
export function GiveModes({ rows, opened, onClose, onGiven }: Props) {
  const { modesTitle } = useOpenDesk().scheme
  const title = `${modesTitle}：${rows.length === 1 ? rows[0]?.name : `选中的 ${rows.length} 件`}`
  return (
    <Modal opened={opened} onClose={onClose} title={title} size={620}>
      <GiveModesForm {...{ rows, onClose, onGiven }} />
    </Modal>
  )
}

function GiveModesForm({ rows, onClose, onGiven }: Omit<Props, 'opened'>) {
  const { scheme } = useOpenDesk()
  const modes = rows.flatMap((row) => categoryOf(scheme, row.category).modes)
  const offered = [...new Set(modes.map((mode) => mode.title))]
  const described = describedModes(scheme, modes)
  const [chosen, setChosen] = useState<readonly string[]>(rows.length === 1 ? (rows[0]?.modes ?? []) : [])
  // As they were when one began to choose.
  const [seen] = useState(rows)
  const steps = useSteps()
  const give = useMutation({
    mutationFn: () =>
      steps.keep(
        `设定 ${rows[0]?.id}${rows.length > 1 ? ' 等' : ''}的${scheme.modesTitle}`,
        client.modes.give({
          applications: rows.map((row) => row.id),
          modes: offered.filter((mode) => chosen.includes(mode)),
          seen: Object.fromEntries(seen.map((row) => [row.id, [...row.modes]])),
        }),
      ),
    onSuccess: ({ given, refused }) => {
      if (given.length > 0) tellDone(`已设定 ${given.length} 件的${scheme.modesTitle}。Ctrl+Z 可撤销。`)
      onGiven()
      if (refused.length === 0) onClose()
    },
    onError: tellProblem,
    onSettled: () => refreshAll(),
  })
  const toggle = (mode: string) => {
    give.reset()
    setChosen((before) => (before.includes(mode) ? before.filter((m) => m !== mode) : [...before, mode]))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const mode = /^[1-9]$/.test(event.key) ? offered[Number(event.key) - 1] : undefined
    if (mode) toggle(mode)
    else if (event.key === 'Enter' && ready && event.target instanceof HTMLInputElement) give.mutate()
    else return
    event.preventDefault()
  }
  const refused = give.data?.refused ?? []
  const ready = offered.some((mode) => chosen.includes(mode)) && !give.isPending && refused.length === 0
  if (offered.length === 0) return <p className={classes.none}>所选的类别没有{scheme.modesTitle}一栏，不用填。</p>
  return (
    <form
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) give.mutate()
      }}
    >
      <fieldset className={classes.modes}>
        <legend>原来的{scheme.modesTitle}由所选的代替；按数字键勾选，Enter 设定。</legend>
        {offered.map((mode, i) => (
          <Checkbox
            key={mode}
            data-autofocus={i === 0 || undefined}
            label={
              <>
                {i < 9 && <span className={classes.key}>{i + 1}</span>}
                {mode}
              </>
            }
            description={described.get(mode)}
            checked={chosen.includes(mode)}
            onChange={() => toggle(mode)}
          />
        ))}
      </fieldset>
      {refused.length > 0 && (
        <div className={classes.refused} role="alert">
          <p>
            这 {refused.length} 件没有改动{refused.length < rows.length && '，其余已设定'}：
          </p>
          <ul>
            {refused.map(({ application, message }) => (
              <li key={application}>{message}</li>
            ))}
          </ul>
        </div>
      )}
      <div className={classes.foot}>
        <Button variant="default" onClick={onClose}>
          {refused.length > 0 ? '关闭' : '取消'}
        </Button>
        {refused.length === 0 && (
          <Button type="submit" disabled={!ready} loading={give.isPending}>
            设定{rows.length > 1 ? ` ${rows.length} 件` : ''}
          </Button>
        )}
      </div>
    </form>
  )
}
