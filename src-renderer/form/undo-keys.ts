import type { KeyboardEvent } from 'react'
import { useUndo } from '../lib/undo.tsx'

/** Ctrl+Z and Ctrl+Y on a chosen cell take back what was done to the data; true when the key was one of them. */
export function useUndoKeys(): (event: KeyboardEvent) => boolean {
  const { undo, redo } = useUndo()
  return ({ key, shiftKey, altKey, ctrlKey, metaKey }) => {
    const letter = (ctrlKey || metaKey) && !altKey ? key.toLowerCase() : ''
    if (letter === 'z' && !shiftKey) void undo()
    else if (letter === 'y' || letter === 'z') void redo()
    else return false
    return true
  }
}
