import { callHeaders } from './page-keys.ts'
import { whoActs } from './who-acts.ts'

/*
 * What 工作台 asks first, asked in a browser before the program that will ask it has been read: the desk answers
 * meanwhile. Each answer serves the first call that asks the same, until the desk stands. Runs by itself, as a script of its
 * own in the page's head (build/early-script.ts).
 */

type Call = readonly [path: string, input?: unknown]

const state: Call = ['desk/state']
/** Only an open desk answers these. */
const others: readonly Call[] = [
  ['applications/list'],
  ['desk/today'],
  ['editions/submission'],
  ['events/list', { limit: 1 }],
  ['backup/places'],
  ['editions/list'],
  ['doctor/state'],
  ['applications/withdrawn'],
]

const answers = new Map<string, Promise<Response | undefined>>()

// In Electron there is nobody to ask this way; on another page of the desk most would be asked in vain.
if (location.protocol !== 'app:' && ['', '#/'].includes(location.hash)) void callEarly()

async function callEarly(): Promise<void> {
  const answer = await ask(state)
  if (!answer?.ok) return
  const { json } = await answer.clone().json()
  if (json.kind === 'open') for (const call of others) void ask(call)
}

function ask([path, input]: Call): Promise<Response | undefined> {
  const headers = { ...whoActs(), ...callHeaders(), 'content-type': 'application/json' }
  const body = JSON.stringify({ json: input })
  // Without an answer the call is made anew, and says what is wrong.
  const answer = fetch(`/rpc/${path}`, { method: 'POST', headers, body }).catch(() => undefined)
  answers.set(keyOf(path, input), answer)
  return answer
}

/** The answer to the same call, given once. */
export async function earlyAnswer(path: readonly string[], input: unknown): Promise<Response | undefined> {
  const key = keyOf(path.join('/'), input)
  const answer = answers.get(key)
  answers.delete(key)
  return answer
}

/** Whatever has not been asked for by then is asked anew: others may have changed it. */
export function forgetEarly(): void {
  answers.clear()
}

function keyOf(path: string, input: unknown): string {
  return `${path} ${JSON.stringify(input)}`
}
