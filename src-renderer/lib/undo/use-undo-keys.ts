import { wayOfKeys } from './keys.ts'
import { useUndo } from './undo.tsx'

/** Ctrl+Z and Ctrl+Y take back what was done to the data and do it again; true when the key was one of them. */
export function useUndoKeys(): (event: Parameters<typeof wayOfKeys>[0]) => boolean {
  const { undo, redo } = useUndo()
  return (event) => {
    const way = wayOfKeys(event)
    if (way === 'undo') undo()
    if (way === 'redo') redo()
    return way !== undefined
  }
}
