import type { PageKeys } from '../../src-domain/page-keys.ts'
import { openingPath } from '../../src-main/shells/http/who-asks.ts'
import { tokenHeader } from '../../src-main/shells/loopback/opening-page.ts'

/** Spends the token of an opening address as its page does. */
export function spend(address: string): Promise<Response> {
  const { origin, hash } = new URL(address)
  return fetch(origin + openingPath, { method: 'POST', headers: { origin, [tokenHeader]: hash.slice(1) } })
}

export type LetIn = { readonly cookie: string; readonly keys: PageKeys }

/** What a browser holds after it has opened the desk. */
export async function letIn(address: string): Promise<LetIn> {
  const answer = await spend(address)
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
  return {
    cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '',
    keys: (await answer.json()) as PageKeys,
  }
}
