import { useState } from 'react'
import classes from './option-boxes.module.css'
import { moveFrom, stop } from './stops.ts'

/** What 其他 is: written behind its box, as 请注明 asks. */
export function OtherNote({
  written,
  label,
  onWrite,
}: {
  readonly written: string
  readonly label: string
  readonly onWrite: (text: string) => void
}) {
  const before = /^其[他它][（(](.*)[）)]$/.exec(written)?.[1] ?? ''
  const [text, setText] = useState(before)
  return (
    <input
      {...stop}
      className={classes.note}
      value={text}
      placeholder="注明"
      aria-label={`${label}：其他，注明`}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => text.trim() !== before && onWrite(text.trim())}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') moveFrom(event.currentTarget, 'down')
        else if (event.key === 'Escape') setText(before)
        else return
        event.preventDefault()
      }}
    />
  )
}
