import type { Way } from './stack.ts'

type Keys = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>

/** Ctrl+Z takes back; Ctrl+Y and Ctrl+Shift+Z do it again. */
export function wayOfKeys({ key, shiftKey, altKey, ctrlKey, metaKey }: Keys): Way | undefined {
  const letter = (ctrlKey || metaKey) && !altKey ? key.toLowerCase() : ''
  if (letter === 'z') return shiftKey ? 'redo' : 'undo'
  return letter === 'y' ? 'redo' : undefined
}
