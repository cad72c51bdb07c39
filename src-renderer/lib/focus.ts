/** While no control has the focus a place may take it, so that its keys work on arrival. */
export function nothingFocused(): boolean {
  const { activeElement } = document
  return activeElement === null || activeElement === document.body || activeElement.id === 'work'
}
