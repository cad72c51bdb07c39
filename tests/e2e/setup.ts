import { findChromium, hasChromium } from './chromium.ts'
import { builtRenderer } from './renderer-build.ts'
import { takeSampleIn } from './sample-desk.ts'
import { serveProgram } from './serve-program.ts'

/** Makes what suites of this folder need before any of them runs: each would make it anew. Returns how it is taken away. */
export default async function setup(): Promise<(() => void) | undefined> {
  if (!hasChromium) return undefined
  findChromium()
  const [takeAway] = await Promise.all([takeSampleIn(), builtRenderer(), serveProgram()])
  return takeAway
}
