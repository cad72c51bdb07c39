import { type KeyboardEvent, useEffect, useRef } from 'react'
import { entryKinds } from '../../../src-domain/policies/policy.ts'
import type { ListedPolicy } from '../../../src-domain/policies/search.ts'
import classes from './policies.module.css'

/** The entries found, one of them chosen; the arrow keys move. */
export function PolicyList({
  policies,
  chosen,
  onChoose,
}: {
  readonly policies: readonly ListedPolicy[]
  readonly chosen: string
  readonly onChoose: (key: string) => void
}) {
  const list = useRef<HTMLDivElement>(null)
  const at = policies.findIndex(({ key }) => key === chosen)
  useEffect(() => {
    list.current?.querySelector(`[id="${idOf(chosen)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const onKeyDown = (event: KeyboardEvent) => {
    const ways: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: policies.length - 1 }
    const next = policies[ways[event.key] ?? -1]
    if (!(event.key in ways)) return
    event.preventDefault()
    if (next) onChoose(next.key)
  }
  return (
    <div
      ref={list}
      className={classes.list}
      role="listbox"
      aria-label="条文"
      aria-activedescendant={idOf(chosen)}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      {policies.map(({ key, document, entry }) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the list itself takes the keys
        // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus
        <div
          key={key}
          id={idOf(key)}
          role="option"
          aria-selected={key === chosen}
          className={classes.entry}
          onClick={() => onChoose(key)}
        >
          <span className={classes.entryTitle}>{entry.title}</span>
          <span className={classes.entryPlace}>
            {entryKinds[entry.kind]} · {document.shortTitle} {entry.clause}
          </span>
        </div>
      ))}
    </div>
  )
}

function idOf(key: string): string {
  return `policy-${key}`
}
