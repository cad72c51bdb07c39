import type { Right } from '../../src-domain/people/rights.ts'

/**
 * What it takes to call each procedure on a desk with people (src-domain/people/rights.ts says who has it); on a desk
 * without, nobody is asked. The router does not compile without a line for each (router.ts), and what has none is
 * refused. Beyond this, what is submitted is locked, and who is recused does not decide, whichever way a change comes
 * (desk/limits.ts).
 */
export const rightsOf = {
  // Each of its parts asks for its own.
  beginning: { read: 'open' },
  desk: {
    ...{ state: 'open', create: 'open', open: 'open', badPlace: 'open' },
    ...{ update: 'handle', today: 'any', confirmClock: 'handle' },
  },
  people: {
    ...{ signIn: 'open', signOut: 'open', list: 'any' },
    ...{ add: 'manage', change: 'manage', password: 'any' },
  },
  office: { state: 'any', open: 'manage', close: 'manage' },
  signOff: {
    ...{ state: 'any', changes: 'any', require: 'manage' },
    ...{ submit: 'handle', pass: 'review', giveBack: 'giveBack', consent: 'consent', unlock: 'giveBack' },
  },
  presence: { look: 'any' },
  recusals: { declare: 'any', end: 'manage' },
  applications: {
    ...{ list: 'any', totals: 'any', withdrawn: 'any', get: 'any', history: 'any', form: 'any', compare: 'any' },
    ...{ create: 'handle', decline: 'handle', reconsider: 'handle', withdraw: 'handle', reinstate: 'handle' },
  },
  values: { set: 'handle', confirm: 'handle' },
  modes: { give: 'handle' },
  outline: { set: 'handle' },
  attachments: { add: 'handle', place: 'handle', remove: 'handle' },
  findings: {
    ...{ rulings: 'any', matrix: 'any' },
    ...{ rule: 'handle', ruleMany: 'handle', withdrawRulings: 'handle' },
  },
  ranking: {
    ...{ board: 'any', history: 'any' },
    ...{ recommend: 'handle', withdraw: 'handle', rank: 'handle', arrange: 'handle' },
  },
  meeting: {
    ...{ board: 'any', change: 'handle', place: 'handle', clear: 'handle', passOver: 'handle' },
    ...{ makeSheets: 'handle', printSheets: 'any', readSheets: 'handle' },
  },
  editions: {
    ...{ list: 'any', submission: 'any', products: 'any', verify: 'any' },
    ...{ freeze: 'handle', make: 'handle', printJobs: 'handle', covers: 'handle', finish: 'handle' },
  },
  scans: { list: 'any', add: 'handle', confirmSeal: 'handle' },
  delivery: { carry: 'handle', mail: 'handle', password: 'handle', record: 'handle', withdraw: 'handle' },
  books: { preview: 'any' },
  letters: { preview: 'any', text: 'any', make: 'handle', issue: 'handle' },
  lists: { columns: 'any', make: 'any', print: 'any' },
  notices: {
    ...{ list: 'any', offered: 'any', builtIn: 'any', current: 'any', kept: 'any', questions: 'any' },
    ...{ trial: 'any', draft: 'any', export: 'any', exportWorkbook: 'any', correct: 'handle' },
  },
  policies: { list: 'any', text: 'any', ofApplication: 'any', ofBatch: 'any', answer: 'handle' },
  rounds: {
    ...{ returned: 'any', date: 'handle', close: 'handle' },
    ...{ takeOver: 'handle', dismiss: 'handle', setApart: 'handle' },
  },
  handOver: {
    ...{ make: 'handle', look: 'any', merge: 'handle', formerNumbers: 'any' },
    // Of a desk of its own, as `desk.create` is.
    ...{ find: 'open', open: 'open' },
  },
  notes: { write: 'any', rewrite: 'any', withdraw: 'any' },
  rosters: { list: 'any', look: 'handle', import: 'handle', withdraw: 'handle', restore: 'handle' },
  intake: { begin: 'handle', discard: 'handle', import: 'handle', withdraw: 'handle' },
  backup: {
    ...{ places: 'any', create: 'any', find: 'any', plan: 'any' },
    ...{ nameSecond: 'manage', forgetSecond: 'manage', restore: 'manage' },
  },
  events: { list: 'any', verify: 'any' },
  // An officer's own steps, as long as doing them is theirs (desk/undo/undo.ts).
  undo: { step: 'any' },
  doctor: { state: 'any', check: 'any', repairFile: 'handle' },
  host: { chooseFolder: 'any', print: 'any', reveal: 'any' },
  /** On a 汇总 there are no people; on a desk there is no 汇总. */
  city: {
    ...{
      create: 'open',
      overview: 'any',
      take: 'any',
      sendBack: 'any',
      reinstate: 'any',
      prefer: 'any',
      compare: 'any',
      record: 'any',
      undo: 'any',
      copy: 'any',
      table: 'any',
      statistics: 'any',
      former: 'any',
      review: 'any',
    },
    ...{
      criteria: 'any',
      sheets: 'any',
      scores: 'any',
      scoreSheet: 'any',
      score: 'any',
      choose: 'any',
      final: 'any',
      write: 'any',
      reveal: 'any',
    },
  },
  memory: { recent: 'any', forget: 'any', preferences: 'any', prefer: 'any' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Right>>>>

/** Of the procedure at this path; undefined where the table has no line for it. */
export function rightTo([noun = '', procedure = '']: readonly string[]): Right | undefined {
  const lines: Readonly<Record<string, Readonly<Record<string, Right>>>> = rightsOf
  return lines[noun]?.[procedure]
}
