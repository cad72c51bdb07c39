import type { PageKeys } from '../../src-domain/page-keys.ts'
import { keepKeys } from './page-keys.ts'

/*
 * The page through the office's door (src-main/shells/office): it alone comes over TLS.
 */

export const atOffice = location.protocol === 'https:'

const noAnswer = '连不上遴选工作台，没有登录。请确认那台电脑开着、办公室已打开，再试。'

/** Signs in; the keys this leaves are the browser's, the sitting this window's. What is wrong is the error's message. */
export async function signInAtOffice(
  name: string,
  password: string,
): Promise<{ readonly session: string; readonly officer: string }> {
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ name, password })
  const answer = await fetch('/open', { method: 'POST', headers, body }).catch(() => undefined)
  if (!answer) throw new Error(noAnswer)
  if (!answer.ok) throw new Error(answer.status === 422 ? (await answer.json()).message : await answer.text())
  const { keys, ...sitting } = (await answer.json()) as { keys: PageKeys; session: string; officer: string }
  keepKeys(keys)
  return sitting
}
