import { useSyncExternalStore } from 'react'
import { given } from '../../src-domain/given.ts'
import type { Told } from '../lib/client.ts'
import { whenAnswersAgain } from '../lib/connection.ts'
import { lastOfficer } from '../lib/session.ts'

/**
 * What was typed and not taken: kept while the program runs, so that leaving the page loses nothing. It is its officer's:
 * whoever signs in next in the same window neither sees it nor has it saved under their name.
 */
export type Draft = {
  readonly text: string
  readonly problem: string
  /** Somebody else has changed the place meanwhile: to what, who, and when (ISO 8601 instant). */
  readonly other?: { readonly now: string; readonly by: string; readonly at: string }
  /** Tries once more, where it was the connection that failed. */
  readonly again?: () => void
}

export function draftOf(text: string, { code, message, facts }: Told, again: () => void): Draft {
  const other =
    code === 'changed-meanwhile' && facts ? { now: facts.now ?? '', by: facts.by ?? '', at: facts.at ?? '' } : undefined
  return { text, problem: message, ...given({ other, again: code === 'cut-off' ? again : undefined }) }
}

const drafts = new Map<string, Draft>()

function keyOf(...place: readonly string[]): string {
  return [lastOfficer() ?? '', ...place, ''].join('\n')
}

const watchers = new Set<() => void>()

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

whenAnswersAgain(() => {
  for (const [key, { again }] of [...drafts]) if (key.startsWith(keyOf())) again?.()
})

export function keepDraft(application: string, place: string, draft: Draft | undefined): void {
  const key = keyOf(application, place)
  if (draft) drafts.set(key, draft)
  else if (!drafts.delete(key)) return
  for (const watcher of watchers) watcher()
}

/** Now, for what runs later than the screen was drawn. */
export function draftAt(application: string, place: string): Draft | undefined {
  return drafts.get(keyOf(application, place))
}

export function useDraft(application: string, place: string): Draft | undefined {
  return useSyncExternalStore(watch, () => draftAt(application, place))
}

/** Places of an application whose text has not been taken. */
export function useDraftCount(application: string): number {
  return useSyncExternalStore(watch, () => [...drafts.keys()].filter((k) => k.startsWith(keyOf(application))).length)
}
