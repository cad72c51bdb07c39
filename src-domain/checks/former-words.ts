/*
 * Kinds of check an earlier program called otherwise. A package that is kept is read for ever, so whatever is renamed
 * in the grammar gets an entry here, and nothing is ever taken out.
 */
const formerKinds: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  manufacturing: { kind: 'industryIn', sections: ['C'] },
}

/** A scheme's JSON in today's words; what is no scheme is answered as it is. */
export function inTodaysWords(json: unknown): unknown {
  if (!isObject(json) || !Array.isArray(json.checks)) return json
  return { ...json, checks: json.checks.map(checkInTodaysWords) }
}

function checkInTodaysWords(check: unknown): unknown {
  if (!isObject(check)) return check
  const renamed = { ...check, ...(typeof check.kind === 'string' && own(check.kind)) }
  return Array.isArray(check.of) ? { ...renamed, of: check.of.map(checkInTodaysWords) } : renamed
}

function own(kind: string): Readonly<Record<string, unknown>> | undefined {
  return Object.hasOwn(formerKinds, kind) ? formerKinds[kind] : undefined
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
