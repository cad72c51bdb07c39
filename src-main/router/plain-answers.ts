/*
 * Whatever writes the answers of calls looks at each part of one for what JSON can't say. About a list of ten thousand
 * that took longer than all else, and there is nothing of the kind in it.
 */

/** What JSON says as it is. */
type Plain<T> = T extends string | number | boolean | null
  ? T
  : T extends undefined | bigint | symbol | ((...args: never[]) => unknown)
    ? never
    : { [Key in keyof T]: Plain<T[Key]> }

const known = new WeakSet<object>()

/** An answer that is written as JSON without being looked through: its type says that nothing of it would be found. */
export function plain<T extends object>(answer: T & Plain<T>): T {
  known.add(answer)
  return answer
}

/** What was made of an answer, part by part and each of its kind, is as plain as that one. */
export function asPlainAs<T extends object>(answer: object, made: T): T {
  if (known.has(answer)) known.add(made)
  return made
}

/** An object of a class is none that would be looked through. */
class Unread {
  readonly #answer: unknown
  constructor(answer: unknown) {
    this.#answer = answer
  }
  toJSON(): unknown {
    return this.#answer
  }
}

/** How every handler of calls knows of it; who reads the answer finds the JSON that would have been written anyway. */
export const plainAnswers = {
  customJsonSerializers: [
    {
      type: 100,
      condition: (value: unknown) => typeof value === 'object' && value !== null && known.has(value),
      serialize: (answer: unknown) => new Unread(answer),
      deserialize: (value: unknown) => value,
    },
  ],
}
