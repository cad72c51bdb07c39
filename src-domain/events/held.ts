import type { EventKindName } from './event.ts'

const corrections = [
  'value-corrected',
  'value-confirmed',
  'value-restored',
  'value-taken-over',
  'outline-changed',
] as const
const papers = ['form-replaced', 'attachment-placed', 'attachment-removed', 'attachment-restored'] as const
const decisions = [
  ...(['finding-ruled', 'ruling-withdrawn', 'application-declined', 'application-reconsidered'] as const),
  ...(['application-withdrawn', 'application-reinstated'] as const),
  ...(['application-recommended', 'recommendation-withdrawn'] as const),
] as const

/** What who is recused from an application does not do to it. What merely comes in decides nothing. */
export const decidingKinds: ReadonlySet<EventKindName> = new Set<EventKindName>([
  ...corrections,
  ...papers,
  ...decisions,
  'application-passed-over',
  'application-merged',
])

/** What is held while a batch is submitted: all that can change what goes to the city. */
export const contentKinds: ReadonlySet<EventKindName> = new Set<EventKindName>([
  ...corrections,
  ...papers,
  ...decisions,
  ...(['attachment-added', 'ranking-changed', 'batch-changed', 'notice-corrected'] as const),
  ...(['application-joined', 'application-merged'] as const),
])
