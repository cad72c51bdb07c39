import { findChromium, hasChromium } from './chromium.ts'
import { builtRenderer } from './renderer-build.ts'

/** Makes what every suite of this folder needs before any of them runs: two at a time would each make it. */
export default async function setup(): Promise<void> {
  if (!hasChromium) return
  findChromium()
  await builtRenderer()
}
