import { readFileSync } from 'node:fs'
import type { Engine, SetAnswer, SetJob, Typeset, TypesetFile } from './engine.ts'
import type { Fonts } from './fonts.ts'
import { raisedRules } from './raised-text.ts'

export type { Typeset, TypesetFile }

/** The source could not be set. */
export class TypesetError extends Error {}

/** What every source may import. */
const longRun: TypesetFile = {
  path: '/long-run.typ',
  bytes: new Uint8Array(readFileSync(new URL('./long-run.typ', import.meta.url))),
}

let elsewhere: ((job: SetJob) => Promise<SetAnswer | undefined>) | undefined

/** Sets whatever comes by this from now on; what it has no answer to is set here, by WebAssembly. */
export function setElsewhere(engine: typeof elsewhere): void {
  elsewhere = engine
}

/** Sets a Typst source. The same input gives the same bytes. */
export async function typeset(source: string, fonts: Fonts, files: readonly TypesetFile[]): Promise<Typeset> {
  const answer = await set({
    source: `${raisedRules(fonts, files)}${source}`,
    fonts: [...fonts.keys()],
    files: [longRun, ...files],
  })
  if ('refused' in answer) throw new TypesetError(answer.refused)
  return answer
}

/** Whether a picture can be decoded, which only setting it tells. */
export async function canBeSet(fonts: Fonts, picture: TypesetFile): Promise<boolean> {
  const source = `#image("${picture.path}")`
  return !('refused' in (await set({ source, fonts: [...fonts.keys()], files: [picture] })))
}

/** What a source reads as JSON, at `path`. */
export function jsonFile(path: string, data: unknown): TypesetFile {
  return { path, bytes: new TextEncoder().encode(JSON.stringify(data)) }
}

const set: Engine = async (job) => {
  const answer = await elsewhere?.(job)
  if (answer) return answer
  // Compiling it takes a second, which most threads are spared.
  const { setByWasm } = await import('./wasm-engine.ts')
  return setByWasm(job)
}
