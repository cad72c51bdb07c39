import { type KeyboardEvent, type MouseEvent, useId, useRef, useState } from 'react'
import type { FormValue } from '../../src-domain/batch/application.ts'
import { isFigure, shownAs } from '../../src-domain/values/shown-value.ts'
import { useBeforeLeaving } from '../lib/before-leaving.ts'
import { useUndoKeys } from '../lib/undo/use-undo-keys.ts'
import { type Blank, isUnsure } from './blanks.ts'
import { DraftNote } from './draft-note.tsx'
import { keepDraft, useDraft } from './drafts.ts'
import { arrows, moveFrom, stop } from './stops.ts'
import type { Look, Values } from './use-values.ts'
import classes from './value-cell.module.css'

export type CellProps = {
  readonly application: string
  readonly blank: Blank
  readonly value: FormValue | undefined
  readonly values: Values
  readonly onFocus: (blank: Blank, element: HTMLElement) => void
  /** What stands in the cell while it is being typed. */
  readonly onType: (text: string | undefined) => void
  /** Alt+Enter, once what was typed has been taken: confirmed if it is unsure, and on to the next unsure one. */
  readonly onNextUnsure: (blank: Blank) => void
  /** In the review of an import plain Enter does what Alt+Enter does on the form. */
  readonly enterConfirms?: boolean
}

/** still: the cell is chosen; typing: arrows leave it, as in a spreadsheet; editing (F2): arrows move in the text. */
type Mode = 'still' | 'typing' | 'editing'

/** What stands in a cell: the value, or what was written where it could not be read. */
export function shownValue(blank: Blank, value: FormValue | undefined): string {
  if (!value) return ''
  if (value.value === '' && isUnsure(value)) return value.raw
  return shownAs(blank.field.type, value.value)
}

/** A value edited where it stands. */
export function ValueCell(props: CellProps) {
  const { application, blank, value, values, onFocus, onType, onNextUnsure, enterConfirms = false } = props
  const refused = useDraft(application, blank.id)
  const [typed, setTyped] = useState<string>()
  const [mode, setMode] = useState<Mode>('still')
  const latest = useRef<string>(undefined)
  /** What stood here when one began to type: it may be another's by the time one is done. */
  const looked = useRef<Look>(undefined)
  const sending = useRef<{ readonly text: string; readonly kept: Promise<boolean> }>(undefined)
  const takesBack = useUndoKeys()
  const noteId = useId()
  const shown = shownValue(blank, value)
  const text = typed ?? refused?.text ?? shown
  const isLong = blank.field.type === 'paragraph'

  const type = (next: string | undefined) => {
    if (latest.current === undefined) looked.current = values.look(blank, refused?.other?.now ?? value?.value ?? '')
    latest.current = next
    setTyped(next)
    onType(next)
  }

  /** False while what stands in the cell is refused: it then says so, and the value is another. */
  async function commit(): Promise<boolean> {
    const next = latest.current
    if (next === undefined) return !refused
    // Enter commits, and so does the focus leaving because of it: once is enough.
    if (next === sending.current?.text) return sending.current.kept
    if (next === shown && !refused) {
      type(undefined)
      return true
    }
    const kept = values.write(blank, next, looked.current)
    const own = { text: next, kept }
    sending.current = own
    await kept
    if (sending.current === own) sending.current = undefined
    if (latest.current === next) type(undefined)
    return kept
  }

  // Leaving the page by a key takes the cell away without its losing the focus first.
  useBeforeLeaving(() => void commit())

  function giveUp(element: HTMLTextAreaElement): void {
    if (typed === undefined && !refused && mode === 'still') {
      element.blur()
      return
    }
    type(undefined)
    keepDraft(application, blank.id, undefined)
    setMode('still')
    requestAnimationFrame(() => element.select())
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.nativeEvent.isComposing) return
    const element = event.currentTarget
    const { key, altKey, shiftKey } = event
    const isCommand = event.ctrlKey || event.metaKey
    const direction = arrows[key]
    if (key === 'Enter' && (altKey || (enterConfirms && !shiftKey)))
      void commit().then((kept) => kept && onNextUnsure(blank))
    else if (key === 'Enter' && shiftKey && isLong && mode !== 'still') return
    else if (key === 'Enter') {
      void commit()
      setMode('still')
      moveFrom(element, shiftKey ? 'up' : 'down')
    } else if (key === 'Escape') giveUp(element)
    else if (key === 'F2') {
      setMode('editing')
      element.setSelectionRange(text.length, text.length)
    } else if (direction && mode !== 'editing' && !isCommand && !shiftKey && !altKey) moveFrom(element, direction)
    else if (mode !== 'still' || !takesBack(event)) return
    event.preventDefault()
  }

  /** As in a spreadsheet a click chooses the cell however often; only in a text being typed it places the caret. */
  function onMouseDown(event: MouseEvent<HTMLTextAreaElement>): void {
    if (mode !== 'still') {
      setMode('editing')
      return
    }
    event.preventDefault()
    event.currentTarget.focus()
  }

  /** A double click goes into the text, where it was clicked. */
  function onDoubleClick(event: MouseEvent<HTMLTextAreaElement>): void {
    if (mode !== 'still') return
    const element = event.currentTarget
    const caret = document.caretPositionFromPoint(event.clientX, event.clientY)
    const at = caret?.offsetNode === element ? caret.offset : text.length
    setMode('editing')
    element.setSelectionRange(at, at)
  }

  const unsure = isUnsure(value) && typed === undefined
  return (
    <>
      <textarea
        {...stop}
        data-blank={blank.id}
        className={classes.value}
        data-mode={mode}
        data-unsure={unsure || undefined}
        data-numeric={isFigure(blank.field.type) || undefined}
        rows={1}
        value={text}
        spellCheck={false}
        autoComplete="off"
        aria-label={blank.label}
        aria-invalid={refused ? true : undefined}
        aria-describedby={refused || unsure ? noteId : undefined}
        onFocus={(event) => {
          setMode('still')
          event.currentTarget.select()
          onFocus(blank, event.currentTarget)
        }}
        onBlur={() => {
          setMode('still')
          void commit()
        }}
        onMouseDown={onMouseDown}
        onDoubleClick={onDoubleClick}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          if (mode === 'still') setMode(isLong ? 'editing' : 'typing')
          type(isLong ? event.currentTarget.value : event.currentTarget.value.replace(/\n/g, ''))
        }}
      />
      {refused ? (
        <DraftNote
          id={noteId}
          draft={refused}
          shown={(text) => shownAs(blank.field.type, text)}
          onMine={() => void values.write(blank, refused.text, values.look(blank, refused.other?.now))}
          onTheirs={() => keepDraft(application, blank.id, undefined)}
        />
      ) : (
        unsure && (
          <span id={noteId} className={classes.hidden}>
            待核对{value?.note ? `：${value.note}` : ''}
          </span>
        )
      )}
    </>
  )
}
