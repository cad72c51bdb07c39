import type { Right } from '../../src-domain/people/rights.ts'

/**
 * What it takes to call each procedure on a desk with people (src-domain/people/rights.ts says who has it); on a desk
 * without, nobody is asked. The router does not compile without a line for each (router.ts), and what has none is
 * refused. Beyond this, what is submitted is locked, and who is recused does not decide, whichever way a change comes
 * (desk/limits.ts).
 */
export const rightsOf = {
  desk: {
    ...{ state: 'open', create: 'open', open: 'open', badPlace: 'open' },
    ...{ update: 'handle', today: 'read', confirmClock: 'handle' },
  },
  people: {
    ...{ signIn: 'open', signOut: 'open', list: 'read' },
    ...{ add: 'manage', change: 'manage', password: 'read' },
  },
  signOff: {
    ...{ state: 'read', changes: 'read', require: 'manage' },
    ...{ submit: 'handle', pass: 'review', giveBack: 'giveBack', consent: 'consent', unlock: 'giveBack' },
  },
  recusals: { declare: 'read', end: 'manage' },
  applications: {
    ...{ list: 'read', withdrawn: 'read', get: 'read', history: 'read', form: 'read', compare: 'read' },
    ...{ create: 'handle', decline: 'handle', reconsider: 'handle', withdraw: 'handle', reinstate: 'handle' },
  },
  values: { set: 'handle', confirm: 'handle' },
  modes: { give: 'handle' },
  outline: { set: 'handle' },
  attachments: { add: 'handle', place: 'handle', remove: 'handle' },
  findings: {
    ...{ rulings: 'read', matrix: 'read' },
    ...{ rule: 'handle', ruleMany: 'handle', withdrawRulings: 'handle' },
  },
  ranking: {
    ...{ board: 'read', history: 'read' },
    ...{ recommend: 'handle', withdraw: 'handle', rank: 'handle', arrange: 'handle' },
  },
  editions: {
    ...{ list: 'read', submission: 'read', products: 'read', verify: 'read' },
    ...{ freeze: 'handle', make: 'handle', printJobs: 'handle', covers: 'handle', finish: 'handle' },
  },
  scans: { list: 'read', add: 'handle' },
  books: { preview: 'read' },
  letters: { preview: 'read', text: 'read', make: 'handle', issue: 'handle' },
  lists: { make: 'read', print: 'read' },
  notices: {
    ...{ list: 'read', builtIn: 'read', current: 'read', kept: 'read', questions: 'read' },
    ...{ trial: 'read', draft: 'read', export: 'read', exportWorkbook: 'read', correct: 'handle' },
  },
  policies: { list: 'read', text: 'read', ofApplication: 'read', ofBatch: 'read', answer: 'handle' },
  rounds: {
    ...{ returned: 'read', date: 'handle', close: 'handle' },
    ...{ takeOver: 'handle', dismiss: 'handle', setApart: 'handle' },
  },
  intake: { begin: 'handle', discard: 'handle', import: 'handle', withdraw: 'handle' },
  backup: {
    ...{ places: 'read', create: 'read', find: 'read', plan: 'read' },
    ...{ nameSecond: 'manage', forgetSecond: 'manage', restore: 'manage' },
  },
  events: { list: 'read', verify: 'read' },
  // An officer's own steps, as long as doing them is theirs (desk/undo/undo.ts).
  undo: { step: 'read' },
  doctor: { state: 'read', check: 'read', repairFile: 'handle' },
  host: { chooseFolder: 'read', print: 'read', reveal: 'read' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Right>>>>

/** Of the procedure at this path; undefined where the table has no line for it. */
export function rightTo([noun = '', procedure = '']: readonly string[]): Right | undefined {
  const lines: Readonly<Record<string, Readonly<Record<string, Right>>>> = rightsOf
  return lines[noun]?.[procedure]
}
