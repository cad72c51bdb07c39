import { createHash } from 'node:crypto'
import { pageKeysPlace } from '../../../src-domain/page-keys.ts'
import { openingPath } from '../http/who-asks.ts'
import { pageHeaders } from '../page-headers.ts'

/*
 * The one page that needs no session. It hands the token of its address over, keeps the keys it gets for it and goes on
 * to the desk. It knows nothing itself: whoever else asks for it learns nothing.
 */

export const tokenHeader = 'desk-token'

const script = `
const token = location.hash.slice(1)
history.replaceState(null, '', '${openingPath}')
fetch('${openingPath}', { method: 'POST', headers: { '${tokenHeader}': token } }).then(
  async (answer) => {
    const text = await answer.text()
    if (!answer.ok) return say(text)
    localStorage.setItem('${pageKeysPlace}', text)
    location.replace('/')
  },
  () => say('遴选工作台没有回应，已保存的内容都在。请重新启动遴选工作台。'),
)
function say(text) {
  document.querySelector('p').textContent = text
}
`

/** With an icon of nothing, as browsers ask for one by themselves, and here none of them has a session yet. */
export const openingPage = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<link rel="icon" href="data:,">
<title>遴选工作台</title>
<p style="margin: 20vh auto; max-width: 36em; font: 16px/1.75 sans-serif">正在打开遴选工作台……</p>
<script>${script}</script>
</html>
`

export const openingHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': String(pageHeaders['content-security-policy']).replace(
    "script-src 'self'",
    `script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  ),
}
