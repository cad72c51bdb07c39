/*
 * Answers that are asked for again and again, of what never changes: only for functions of nothing but what they are given.
 */

/** What `make` makes of a thing, made once for as long as the thing is there. */
export function oncePer<Thing extends object, Made>(make: (thing: Thing) => Made): (thing: Thing) => Made {
  const made = new WeakMap<Thing, { readonly of: Made }>()
  return (thing) => {
    let known = made.get(thing)
    if (!known) {
      known = { of: make(thing) }
      made.set(thing, known)
    }
    return known.of
  }
}

const longest = 200
const most = 5000

/** What `make` makes of a text: of short ones, which are labels, heads and names, the last few thousand are remembered. */
export function oncePerText<Made>(make: (text: string) => Made): (text: string) => Made {
  const made = new Map<string, { readonly of: Made }>()
  return (text) => {
    if (text.length > longest) return make(text)
    let known = made.get(text)
    if (!known) {
      if (made.size >= most) made.clear()
      known = { of: make(text) }
      made.set(text, known)
    }
    return known.of
  }
}
