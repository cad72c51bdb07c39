import type { BrowserWindow, Rectangle } from 'electron'
import { z } from 'zod'
import { keep, readKept } from '../../files/kept-file.ts'

/** Where the window stood, in device-independent pixels. */
export type WindowState = z.infer<typeof WindowState>

const WindowState = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() }),
  maximized: z.boolean(),
})

/** What a fresh window asks for, where the screen has room for it. */
const wanted = { width: 1440, height: 900 }
/** As much of the window's top as must be on a screen for an officer to get hold of it. */
const grip = { width: 120, height: 40 }

/** Where to open the window, from the state kept at `path` and the screens' work areas, the main one first. */
export function openingState(path: string, screens: readonly Rectangle[]): WindowState {
  const kept = readKept(path, WindowState)
  return placeWindow(typeof kept === 'string' ? undefined : kept, screens)
}

/** As it was kept if its top can still be reached on a screen, and no larger than that; else in the middle of the main one. */
function placeWindow(kept: WindowState | undefined, screens: readonly Rectangle[]): WindowState {
  const [main = { x: 0, y: 0, ...wanted }] = screens
  const screen = kept && screens.find((area) => isReachable(kept.bounds, area))
  if (!kept || !screen) return { bounds: centred(main), maximized: kept?.maximized ?? false }
  const width = Math.min(kept.bounds.width, screen.width)
  const height = Math.min(kept.bounds.height, screen.height)
  return { bounds: { ...kept.bounds, width, height }, maximized: kept.maximized }
}

function isReachable({ x, y, width }: Rectangle, area: Rectangle): boolean {
  const shown = Math.min(x + width, area.x + area.width) - Math.max(x, area.x)
  return shown >= Math.min(grip.width, width) && y >= area.y && y + grip.height <= area.y + area.height
}

function centred(area: Rectangle): Rectangle {
  const width = Math.min(wanted.width, area.width)
  const height = Math.min(wanted.height, area.height)
  const x = area.x + Math.floor((area.width - width) / 2)
  const y = area.y + Math.floor((area.height - height) / 2)
  return { x, y, width, height }
}

/** Keeps the window's place when it closes, but only one the officer gave it: defaults overwrite nothing. */
export function keepWindowState(window: BrowserWindow, path: string): void {
  const opened = JSON.stringify(stateOf(window))
  window.on('close', () => {
    const state = stateOf(window)
    if (JSON.stringify(state) !== opened) keep(path, state)
  })
}

function stateOf(window: BrowserWindow): WindowState {
  const { x, y, width, height } = window.getNormalBounds()
  return { bounds: { x, y, width, height }, maximized: window.isMaximized() }
}
