import { client } from '../../lib/client.ts'
import { desk, putRead, readAnew } from '../../lib/desk.ts'
import { tellDone, tellProblem } from '../../lib/tell.ts'
import { useJob } from '../../lib/use-job.ts'
import type { PlaceState } from './words.ts'

/** 立即备份, here and in the second place. What kept it from the second place is told. */
export function useBackupNow() {
  const { job, run, cancel } = useJob()
  const tell = (places: readonly PlaceState[] | undefined) => {
    if (!places) return false
    putRead<readonly PlaceState[]>(desk.backup.places.queryKey(), () => places)
    const second = places.find(({ kind }) => kind === 'second')
    if (second?.there && !second.problem) tellDone(`已备份到本机和“${second.name}”`)
    else tellDone(second ? `已备份到本机；“${second.name}”不在，没有备份到那里` : '已备份到本机')
    return true
  }
  return {
    job,
    cancel,
    now: async () => tell((await run('备份', (signal) => client.backup.create(undefined, { signal })))?.places),
    nameSecond: async (place: { path: string; password?: string }, refuse: (error: unknown) => void) =>
      tell((await run('备份', (signal) => client.backup.nameSecond(place, { signal }), refuse))?.places),
    forgetSecond: async () => {
      await client.backup.forgetSecond().catch(tellProblem)
      await readAnew({ queryKey: desk.backup.key() })
    },
  }
}
