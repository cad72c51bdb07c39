import { type ReactNode, useRef, useState } from 'react'
import { tellProblem } from '../../lib/tell.ts'
import { SheetPreview } from './sheet-preview.tsx'
import type { ShownFile } from './shown-file.ts'

export type Preview = {
  readonly busy: boolean
  /** Takes one step at a time; what goes wrong is told. */
  readonly once: (step: () => Promise<void>) => void
  /** Has a file made and shows it. */
  readonly look: (make: () => Promise<ShownFile>) => void
  /** To stand anywhere on the screen. */
  readonly preview: ReactNode
}

/** Files that are made to be looked at, one at a time. */
export function useSheetPreview(): Preview {
  const [shown, setShown] = useState<ShownFile>()
  const [opened, setOpened] = useState(false)
  const [busy, setBusy] = useState(false)
  const from = useRef<Element>(null)
  const once = (step: () => Promise<void>) => {
    if (busy) return
    setBusy(true)
    void step()
      .catch(tellProblem)
      .finally(() => setBusy(false))
  }
  const show = (file: ShownFile) => {
    from.current = document.activeElement
    setShown(file)
    setOpened(true)
  }
  const close = () => {
    setOpened(false)
    if (from.current instanceof HTMLElement) from.current.focus()
  }
  return {
    busy,
    once,
    look: (make) => once(async () => show(await make())),
    preview: shown && <SheetPreview {...shown} opened={opened} onClose={close} />,
  }
}
