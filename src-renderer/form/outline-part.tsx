import { useMutation } from '@tanstack/react-query'
import { memo, useRef } from 'react'
import type { OutlineText } from '../../src-domain/batch/application.ts'
import type { OutlinePicture } from '../../src-domain/batch/outline-pictures.ts'
import type { Heading } from '../../src-domain/schemes/scheme.ts'
import { useBeforeLeaving } from '../lib/before-leaving.ts'
import { problemOf } from '../lib/client.ts'
import { desk, refreshAll } from '../lib/desk.ts'
import { useSteps } from '../lib/undo/undo.tsx'
import { keepOutline } from './application-cache.ts'
import { DraftNote } from './draft-note.tsx'
import { draftOf, keepDraft, useDraft } from './drafts.ts'
import classes from './outline.module.css'
import { OutlinePictures } from './outline-pictures.tsx'

/** Typing is saved when it rests for this long. */
const restMilliseconds = 800

type Props = {
  readonly application: string
  readonly heading: Heading
  readonly stored: OutlineText | undefined
  readonly typed: string | undefined
  readonly pictures: readonly OutlinePicture[]
  readonly takesText: boolean
  readonly onType: (heading: string, text: string | undefined) => void
  readonly onFocus: (heading: Heading, element: HTMLElement) => void
}

/** A heading and the text under it; saved while typing rests, one step to take back for each visit. */
export const OutlinePart = memo(function OutlinePart(props: Props) {
  const { application, heading, stored, typed, pictures, takesText, onFocus } = props
  const refused = useDraft(application, heading.id)
  const { type, save, visit, putMine } = useText(props)
  const text = typed ?? refused?.text ?? stored?.text ?? ''
  const Title = `h${heading.level + 2}` as 'h3' | 'h4' | 'h5'
  return (
    <div className={classes.part}>
      <Title className={classes.heading} data-level={heading.level}>
        {stored?.title || heading.title}
      </Title>
      {takesText && (
        <textarea
          className={classes.text}
          data-heading={heading.id}
          rows={1}
          spellCheck={false}
          value={text}
          placeholder={heading.hint ?? ''}
          aria-label={heading.title}
          aria-invalid={refused ? true : undefined}
          onFocus={(event) => {
            visit()
            onFocus(heading, event.currentTarget)
          }}
          onBlur={() => void save()}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur()
            if (event.key === 's' && (event.ctrlKey || event.metaKey)) {
              event.preventDefault()
              void save()
            }
          }}
        />
      )}
      <OutlinePictures application={application} pictures={pictures} text={text} />
      {refused && (
        <DraftNote
          draft={refused}
          onMine={() => void putMine(refused.text, refused.other?.now ?? '')}
          onTheirs={() => keepDraft(application, heading.id, undefined)}
        />
      )}
    </div>
  )
})

function useText({ application, heading, stored, onType }: Props) {
  const { mutateAsync } = useMutation(desk.outline.set.mutationOptions({ scope: { id: `values ${application}` } }))
  const steps = useSteps()
  const latest = useRef<string>(undefined)
  const visit = useRef<symbol>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  /** What stood here when one began to type, then what one has saved oneself. */
  const seen = useRef('')
  const saving = useRef<Promise<unknown>>(undefined)

  const put = async (text: string) => {
    if (saving.current) await saving.current.catch(() => {})
    const changing = mutateAsync({ application, heading: heading.id, text, seen: seen.current })
    saving.current = changing.then(
      () => {
        seen.current = text
        saving.current = undefined
      },
      () => {
        saving.current = undefined
      },
    )
    keepOutline(application, await steps.keep(`修改“${heading.title}”`, changing, visit.current))
  }

  const save = async () => {
    clearTimeout(timer.current)
    const text = latest.current
    if (text === undefined) return
    try {
      await put(text)
      keepDraft(application, heading.id, undefined)
      if (latest.current !== text) return
      latest.current = undefined
      onType(heading.id, undefined)
    } catch (error) {
      const problem = problemOf(error)
      if (problem)
        keepDraft(
          application,
          heading.id,
          draftOf(text, problem, () => void saveNow.current()),
        )
      if (problem?.code !== 'changed-meanwhile') return
      // It stands on as a draft; what is typed next is typed knowing the other's.
      seen.current = problem.facts?.now ?? ''
      void refreshAll()
    }
  }

  /** One's own over the other's, which one has seen. */
  const putMine = (text: string, other: string) => {
    latest.current = text
    seen.current = other
    return save()
  }

  // Leaving the page while typing still rests must not lose the last words.
  const saveNow = useRef(save)
  saveNow.current = save
  useBeforeLeaving(() => void save())

  return {
    save,
    putMine,
    type: (text: string) => {
      if (latest.current === undefined) seen.current = stored?.text ?? ''
      latest.current = text
      onType(heading.id, text)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void saveNow.current(), restMilliseconds)
    },
    visit: () => {
      visit.current = Symbol(heading.id)
    },
  }
}
