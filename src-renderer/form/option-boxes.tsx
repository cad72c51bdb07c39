import { type KeyboardEvent, useId } from 'react'
import { choiceSeparator } from '../../src-domain/batch/application.ts'
import { describedModes } from '../../src-domain/batch/modes.ts'
import { isOther } from '../../src-domain/text/option-labels.ts'
import { useOpenDesk } from '../lib/desk.ts'
import { useUndoKeys } from '../lib/undo/use-undo-keys.ts'
import { isUnsure, optionsOf } from './blanks.ts'
import { DraftNote } from './draft-note.tsx'
import { keepDraft, useDraft } from './drafts.ts'
import classes from './option-boxes.module.css'
import { OtherNote } from './other-note.tsx'
import { arrows, moveFrom, stop } from './stops.ts'
import type { CellProps } from './value-cell.tsx'

/** The options of a choice as the form's boxes: arrows move among them, Space ticks. */
export function OptionBoxes(props: CellProps) {
  const { application, blank, value, values, onFocus, onNextUnsure, enterConfirms = false } = props
  const refused = useDraft(application, blank.id)
  const noteId = useId()
  const takesBack = useUndoKeys()
  const options = optionsOf(blank.field) ?? []
  const meant = useMeaningOfModes(blank.field.key)
  const chosen = (value?.value ?? '').split(choiceSeparator).filter((c) => c !== '')
  const isMany = blank.field.type === 'choices'
  const chosenFor = (option: string) => chosen.find((c) => c === option || (isOther(option) && isOther(c)))

  async function choose(next: readonly string[]): Promise<void> {
    await values.write(blank, next.join(choiceSeparator))
  }

  function toggle(option: string): void {
    const taken = chosenFor(option)
    const others = isMany ? chosen.filter((c) => c !== taken) : []
    void choose(taken ? others : [...others, option])
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const direction = arrows[event.key]
    if (event.key === 'Enter' && (event.altKey || enterConfirms)) onNextUnsure(blank)
    else if (event.key === 'Enter') moveFrom(event.currentTarget, event.shiftKey ? 'up' : 'down')
    else if (event.key === 'Escape') event.currentTarget.blur()
    else if (direction && !event.ctrlKey && !event.metaKey && !event.altKey) moveFrom(event.currentTarget, direction)
    else if (!takesBack(event)) return
    event.preventDefault()
  }

  return (
    <>
      <fieldset
        aria-label={blank.label}
        aria-describedby={refused ? noteId : undefined}
        className={classes.options}
        data-many={options.length > 4 || undefined}
        data-unsure={isUnsure(value) || undefined}
      >
        {options.map((option) => {
          const taken = chosenFor(option)
          return (
            <span key={option} className={classes.option}>
              <label className={classes.label} title={meant(option)}>
                <input
                  {...stop}
                  type="checkbox"
                  data-blank={option === (chosen[0] ?? options[0]) ? blank.id : undefined}
                  className={classes.box}
                  checked={taken !== undefined}
                  onChange={() => toggle(option)}
                  onFocus={(event) => onFocus(blank, event.currentTarget)}
                  onKeyDown={onKeyDown}
                />
                {option}
              </label>
              {taken && isOther(option) && (
                <OtherNote
                  written={taken === option ? '' : taken}
                  label={blank.label}
                  onWrite={(text) =>
                    void choose([...chosen.filter((c) => c !== taken), text === '' ? option : `其他（${text}）`])
                  }
                />
              )}
            </span>
          )
        })}
      </fieldset>
      {refused && (
        <DraftNote
          id={noteId}
          draft={refused}
          shown={(text) => text.split(choiceSeparator).join('、')}
          onMine={() => void values.write(blank, refused.text, values.look(blank, refused.other?.now))}
          onTheirs={() => keepDraft(application, blank.id, undefined)}
        />
      )}
    </>
  )
}

/** What the notice means by an option, where the field is one of its modes. */
function useMeaningOfModes(key: string): (option: string) => string | undefined {
  const { scheme } = useOpenDesk()
  const modes = scheme.categories.flatMap((category) => (category.modeFields.includes(key) ? category.modes : []))
  const described = describedModes(scheme, modes)
  return (option) => described.get(option)
}
