import { useMutation } from '@tanstack/react-query'
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react'
import { client, problemOf } from '../client.ts'
import { refreshAll } from '../desk.ts'
import { tellDone, tellProblem } from '../tell.ts'
import { type PlaceSteps, placeSteps } from './place-steps.ts'
import { emptyStack, nextOf, type Way } from './stack.ts'

/** Where something is done: an application by its id, or a screen; with the name officers know it by. */
export type Place = { readonly id: string; readonly name: string }

type Places = {
  readonly stepsAt: (id: string) => PlaceSteps
  readonly here: () => Place | undefined
  /** Returns what is called on leaving it. */
  readonly arrive: (place: Place) => () => void
  readonly watch: (watcher: () => void) => () => void
}

const PlacesContext = createContext<Places | undefined>(undefined)
const PlaceContext = createContext<string | undefined>(undefined)

/** The desk's steps of this sitting, each at the place it was done at. */
export function UndoProvider({ children }: { readonly children: ReactNode }) {
  const [places] = useState(newPlaces)
  return <PlacesContext value={places}>{children}</PlacesContext>
}

/** Around what belongs to a place: what is done within is its step, and while it is shown Ctrl+Z takes that back. */
export function UndoPlace({ id, name, children }: Place & { readonly children: ReactNode }) {
  const { arrive } = usePlaces()
  useEffect(() => arrive({ id, name }), [arrive, id, name])
  return <PlaceContext value={id}>{children}</PlaceContext>
}

/** For whatever changes the data: makes each change a step of the place it is done at. */
export function useSteps(): Pick<PlaceSteps, 'keep'> {
  const { stepsAt } = usePlaces()
  const id = useContext(PlaceContext)
  if (id === undefined) throw new Error('useSteps outside UndoPlace')
  return stepsAt(id)
}

/** For keys and buttons: takes back what was done last where one is, and says what and where, or why not. */
export function useUndo() {
  const { here, stepsAt, watch } = usePlaces()
  const stack = useSyncExternalStore(watch, () => {
    const place = here()
    return place ? stepsAt(place.id).stack() : emptyStack
  })
  const { mutate } = useMutation({ mutationFn: (way: Way) => moveAt(here(), stepsAt, way), onError: tellProblem })
  return {
    undo: useCallback(() => mutate('undo'), [mutate]),
    redo: useCallback(() => mutate('redo'), [mutate]),
    undoLabel: nextOf(stack, 'undo')?.label,
    redoLabel: nextOf(stack, 'redo')?.label,
  }
}

const words: Readonly<Record<Way, string>> = { undo: '撤销', redo: '重做' }

async function moveAt(place: Place | undefined, stepsAt: Places['stepsAt'], way: Way): Promise<void> {
  const word = words[way]
  const steps = place && stepsAt(place.id)
  if (steps?.busy()) tellDone(`上一步正在保存，保存好后${word}。`)
  const step = await steps?.move(way)
  tellDone(place && step ? `已${word}：${step.label}（${place.name}）` : `这里没有可${word}的操作。`)
}

function usePlaces(): Places {
  const places = useContext(PlacesContext)
  if (!places) throw new Error('a place outside UndoProvider')
  return places
}

function newPlaces(): Places {
  const steps = new Map<string, PlaceSteps>()
  const watchers = new Set<() => void>()
  let current: Place | undefined
  const tell = () => {
    for (const watcher of watchers) watcher()
  }
  const move = (place: Place | undefined) => {
    current = place
    tell()
  }
  return {
    stepsAt: (id) => {
      const known = steps.get(id) ?? placeSteps(takeBack, tell)
      steps.set(id, known)
      return known
    },
    here: () => current,
    arrive: (place) => {
      move(place)
      return () => current === place && move(undefined)
    },
    watch: (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
  }
}

/** Asked again, the desk would answer these the same; what has been changed since can be taken back before it. */
const over: ReadonlySet<string | undefined> = new Set(['undo-lasting', 'undo-file-lost', 'step-unknown'])

const takeBack = {
  call: (step: Parameters<typeof client.undo.step>[0]['step']) => client.undo.step({ step }).finally(refreshAll),
  isOver: (error: unknown) => over.has(problemOf(error)?.code),
}
