import { Button, Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import classes from './meeting.module.css'
import type { Board } from './use-meeting.ts'

/** Why each eligible one is not recommended: one by one, or one reason for several. */
export function Reasons({
  candidates,
  disabled,
  onPassOver,
}: {
  readonly candidates: Board['candidates']
  /** While who waits may be changing. */
  readonly disabled: boolean
  readonly onPassOver: (applications: readonly string[], reason: string, onKept?: () => void) => void
}) {
  const waiting = candidates.filter(({ rank }) => rank === undefined)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [reason, setReason] = useState('')
  const lacking = waiting.filter(({ passedOver }) => !passedOver)
  const meant = chosen.filter((id) => waiting.some((candidate) => candidate.id === id))
  const those = meant.length > 0 ? meant : lacking.map(({ id }) => id)
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id])
  const ready = reason.trim() !== '' && those.length > 0 && !disabled
  /** What is typed goes once it is kept, not before, and what has been typed since stays. */
  const kept = () => {
    setReason((now) => (now === reason ? '' : now))
    setChosen((now) => now.filter((id) => !meant.includes(id)))
  }
  if (waiting.length === 0) return null
  return (
    <section className={classes.reasons} aria-label="未列入推荐的理由">
      <h2>未列入推荐的理由</h2>
      <p className={classes.about}>
        初审通过、没有推荐的 {waiting.length} 件{lacking.length > 0 ? `，${lacking.length} 件还没有理由` : '，都有理由'}
        。写进会议纪要。
      </p>
      <form
        className={classes.bulk}
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) onPassOver(those, reason.trim(), kept)
        }}
      >
        <TextInput
          aria-label="几件共同的理由"
          placeholder={meant.length > 0 ? `选中的 ${meant.length} 件共同的理由` : '还没有理由的共同的理由'}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={!ready}>
          写给{meant.length > 0 ? '选中的' : '没有理由的'} {those.length} 件
        </Button>
      </form>
      <ul>
        {waiting.map(({ id, name, passedOver }) => (
          <li key={id}>
            <Checkbox
              checked={chosen.includes(id)}
              onChange={() => toggle(id)}
              label={`${name}（${id}）`}
              className={classes.who}
            />
            <TextInput
              // Anew where the desk has another reason by now.
              key={passedOver?.reason}
              aria-label={`${name}未列入推荐的理由`}
              placeholder="理由"
              maxLength={2000}
              defaultValue={passedOver?.reason ?? ''}
              onBlur={(event) => {
                const typed = event.currentTarget.value.trim()
                if (typed !== (passedOver?.reason ?? '')) onPassOver([id], typed)
              }}
              onKeyDown={(event) => {
                if (event.key === 'Enter') event.currentTarget.blur()
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
