import { callHeaders } from './page-keys.ts'
import { whoActs } from './who-acts.ts'

/*
 * What the page asks first, asked in a browser before the program that will ask it has been read: the desk answers
 * meanwhile. Runs by itself, as a script of its own in the page's head (build/early-script.ts).
 */

const path = 'beginning/read'

// In Electron there is nobody to ask this way.
let answer = location.protocol === 'app:' ? undefined : ask()

function ask(): Promise<Response | undefined> {
  const headers = { ...whoActs(), ...callHeaders(), 'content-type': 'application/json' }
  // Without an answer the call is made anew, and says what is wrong.
  return fetch(`/rpc/${path}`, { method: 'POST', headers, body: '{}' }).catch(() => undefined)
}

/** The answer to that call, given once. */
export async function earlyAnswer(called: readonly string[]): Promise<Response | undefined> {
  if (called.join('/') !== path) return undefined
  const given = answer
  answer = undefined
  return given
}
