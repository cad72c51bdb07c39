import type { FormValue } from '../../../src-domain/batch/application.ts'

/** A value whole, but for its address: what an event keeps of it. */
export type ValueState = Omit<FormValue, 'key' | 'year'>

export function stateOf({ key: _, year: __, ...state }: FormValue): ValueState {
  return state
}
