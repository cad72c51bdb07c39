/** How soon values were kept, in milliseconds, as measured in the page. */
export type Keeping = {
  /** From Enter in a cell until the screen says 已保存. */
  readonly screen: number[]
  /** From the request to the end of its answer. */
  readonly call: number[]
}

/** Runs in the page before its own scripts, and tells `noteKept` of each as it is measured: the page may be read anew. */
export function watchKeeping(): void {
  const tell = (what: keyof Keeping, took: number) => Reflect.get(globalThis, 'noteKept')(what, took)
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name.endsWith('/rpc/values/set')) tell('call', entry.duration)
  }).observe({ type: 'resource', buffered: true })

  addEventListener(
    'keydown',
    ({ key, timeStamp, target }) => {
      const [line] = document.querySelectorAll('footer output')
      if (key !== 'Enter' || !line || !(target instanceof HTMLTextAreaElement) || !target.dataset.blank) return
      const cell = target
      const state = { saving: false }
      const watching = new MutationObserver(() => {
        const text = line.textContent ?? ''
        if (text.startsWith('正在保存')) state.saving = true
        if (!state.saving || !text.startsWith('已保存')) return
        watching.disconnect()
        const took = performance.now() - timeStamp
        // What was refused says so in its cell a moment later.
        setTimeout(() => {
          if (cell.ariaInvalid !== 'true') tell('screen', took)
        }, 100)
      })
      watching.observe(line, { characterData: true, childList: true, subtree: true })
      // Enter on what was not changed saves nothing.
      setTimeout(() => watching.disconnect(), 30_000)
    },
    { capture: true },
  )
}
