import type { client } from '../../lib/client.ts'

type State = Awaited<ReturnType<typeof client.desk.state>>

/** What is known of the open 汇总. */
export type CityState = Extract<State, { kind: 'city' }>
