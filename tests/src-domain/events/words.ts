import type { DeskEvent, EventRecord } from '../../../src-domain/events/event.ts'
import type { Words } from '../../../src-domain/events/event-kind.ts'
import { scheme } from '../../support/application.ts'

export const words: Words = {
  scheme,
  applications: new Map([
    ['A01', { name: '样例泵业', category: 'enterprise' }],
    ['A02', { name: '样例电梯', category: 'enterprise' }],
    ['A03', { name: '样例仪器', category: 'enterprise' }],
    ['A04', { name: '样例平台', category: 'platform' }],
  ]),
}

/** An event in its place, of A01 unless told otherwise. */
export function recordOf(event: DeskEvent, place: Partial<Omit<EventRecord, 'event'>> = {}): EventRecord {
  return { seq: 1, at: '2023-07-10T01:00:00.000Z', by: '样例甲', applicationId: 'A01', hash: '', ...place, event }
}
