import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import { readings } from '../../../src-renderer/lib/readings.ts'

const queryKey = ['list']

/** A list on screen whose readings are answered one by one, as in the window: what was read stays true. */
function onScreen() {
  const queries = new QueryClient({
    defaultOptions: { queries: { networkMode: 'always', staleTime: Number.POSITIVE_INFINITY, retry: false } },
  })
  const asked: ((answer: string) => void)[] = []
  const queryFn = ({ signal }: { signal: AbortSignal }) =>
    new Promise<string>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason))
      asked.push(resolve)
    })
  const observer = new QueryObserver<string>(queries, { queryKey, queryFn })
  const leave = observer.subscribe(() => {})
  const answer = async (which: number, text: string) => {
    asked[which]?.(text)
    await new Promise((settled) => setTimeout(settled))
  }
  return {
    ...readings(queries),
    asked,
    answer,
    leave,
    shown: () => observer.getCurrentResult().data,
    failed: () => observer.getCurrentResult().isError,
  }
}

it('begins a first reading anew that has begun before the change', async () => {
  const { readAnew, asked, answer, shown, failed } = onScreen()
  const done = readAnew()
  await answer(0, 'before')
  expect(shown()).toBeUndefined()
  await answer(1, 'after')
  await done
  expect([shown(), asked.length, failed()]).toEqual(['after', 2, false])
})

it('shows what was read until it is read anew, each time it changes', async () => {
  const { readAnew, asked, answer, shown } = onScreen()
  await answer(0, 'first')
  void readAnew()
  const done = readAnew()
  await answer(1, 'second')
  expect(shown()).toBe('first')
  await answer(2, 'third')
  await done
  expect([shown(), asked.length]).toEqual(['third', 3])
})

it('puts an answer in place of what was read, and asks nothing', async () => {
  const { putRead, asked, answer, shown } = onScreen()
  await answer(0, 'first')
  putRead<string>(queryKey, (read) => `${read}, changed`)
  expect([shown(), asked.length]).toEqual(['first, changed', 1])
})

it.each([
  ['put at once', () => 'put', 'put'],
  ['only joined to what was read', (read: string | undefined) => read && 'put', undefined],
])('lets no answer of before take the place of one %s', async (_, update, meanwhile) => {
  const { putRead, answer, shown } = onScreen()
  putRead<string>(queryKey, update)
  await answer(0, 'before')
  expect(shown()).toBe(meanwhile)
  await answer(1, 'after')
  expect(shown()).toBe('after')
})

it('reads what is put ahead of its keeping only once it is kept', async () => {
  const { putAhead, asked, answer, shown } = onScreen()
  const kept = Promise.withResolvers<void>()
  const done = putAhead<string>(queryKey, () => 'put', kept.promise)
  await answer(0, 'before')
  expect([shown(), asked.length]).toEqual(['put', 1])
  kept.resolve()
  await expect.poll(() => asked.length).toBe(2)
  await answer(1, 'kept')
  await done
  expect(shown()).toBe('kept')
})

it('shows what was put ahead again, once it is kept, where others have read what was before', async () => {
  const { putAhead, readAnew, asked, answer, shown } = onScreen()
  await answer(0, 'before')
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  void putAhead<string>(queryKey, () => 'put', first.promise)
  const done = putAhead<string>(queryKey, () => 'put again', second.promise)
  void readAnew()
  await answer(1, 'before')
  first.resolve()
  await answer(2, 'too early')
  expect([shown(), asked.length]).toEqual(['before', 2])
  second.resolve()
  await expect.poll(() => asked.length).toBe(3)
  await answer(2, 'kept again')
  await done
  expect(shown()).toBe('kept again')
})

it('reads anew what nobody looks at only when it is looked at', async () => {
  const { readAnew, asked, answer, leave } = onScreen()
  await answer(0, 'first')
  leave()
  await readAnew()
  expect(asked.length).toBe(1)
})
