/** An officer at the desk, and at which application, if at one. */
export type Present = { readonly name: string; readonly application?: string; readonly editing: boolean }

/** Who has the desk open in which window, as far as its windows have said a moment ago. */
export type Presences = {
  /** Notes a window, and tells who else is here: a person's other windows are not another. */
  look(window: string, present: Present): { readonly others: readonly Present[]; readonly together: boolean }
}

/** Milliseconds after which a window that says nothing is gone. One alone says something every ten seconds. */
const patience = 25_000
/** No office has more windows open; whatever pretends to costs no memory. */
const most = 200

export function newPresences(now: () => number = Date.now): Presences {
  const windows = new Map<string, { readonly present: Present; readonly heard: number }>()
  return {
    look(window, present) {
      for (const [id, { heard }] of windows) if (now() - heard > patience) windows.delete(id)
      if (windows.has(window) || windows.size < most) windows.set(window, { present, heard: now() })
      const others = [...windows].filter(([id]) => id !== window).map(([, other]) => other.present)
      return { others: others.filter(({ name }) => name !== present.name), together: others.length > 0 }
    },
  }
}
