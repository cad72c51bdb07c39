/** Sets this process's clock: from now on it runs on from `iso`. */
export function setClock(iso: string): void {
  const Real = Date
  const offset = Real.parse(iso) - Real.now()
  globalThis.Date = class extends Real {
    constructor(...given: [] | [number | string | Date]) {
      if (given.length === 0) super(Real.now() + offset)
      else super(...(given as [number]))
    }
    static override now() {
      return Real.now() + offset
    }
  } as DateConstructor
}
