import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { deskResponder } from '../../../../src-main/shells/electron/app-protocol.ts'
import { newFolder } from './boot.ts'

function responder() {
  const folder = newFolder()
  const renderer = join(folder, 'renderer')
  mkdirSync(join(renderer, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.js'), 'secret')
  writeFileSync(join(folder, 'renderer.js'), 'secret')
  // To Windows the name of the file above; elsewhere a name like any other, which must not be served either.
  writeFileSync(join(renderer, '..\\secret.js'), 'secret')
  writeFileSync(join(renderer, 'index.html'), '<!doctype html>')
  writeFileSync(join(renderer, 'assets', 'index.js'), 'export {}')
  const route = {
    path: '/files/',
    answer: async () => new Response('%PDF', { headers: { 'content-security-policy': 'sandbox' } }),
  }
  const respond = deskResponder(renderer, [route])
  return (path: string, init?: RequestInit) =>
    respond(new Request(path.includes('://') ? path : `app://desk${path}`, init))
}

it('serves the built page with its types, and lets only its own scripts run', async () => {
  const get = responder()
  const page = await get('/')
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  expect(page.headers.get('x-content-type-options')).toBe('nosniff')
  const policy = page.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy.split('; ').find((directive) => directive.startsWith('script-src'))).toBe("script-src 'self'")
  const script = await get('/assets/index.js')
  expect([script.status, script.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8'])
  expect(await script.text()).toBe('export {}')
})

it('serves nothing outside the built page, however the address is written', async () => {
  const get = responder()
  for (const path of [
    '/../secret.js',
    '/%2e%2e/secret.js',
    '/%2e%2e%2fsecret.js',
    '/assets/..%2f..%2fsecret.js',
    '/..%5csecret.js',
    '/assets/..%5c..%5csecret.js',
    '/assets%00.js',
    '/C:/secret.js',
    '/..%2frenderer.js',
    '/%zz.js',
    '/assets/missing.js',
    'app://other/assets/index.js',
    'app://desk.evil.example/assets/index.js',
  ]) {
    expect((await get(path).catch(() => ({ status: 404 }))).status, path).toBe(404)
  }
  expect((await get('/assets/index.js', { method: 'POST' })).status).toBe(405)
})

it('hands attachments over to their own route, whose stricter policy stays', async () => {
  const file = await responder()('/files/1')
  expect(await file.text()).toBe('%PDF')
  expect(file.headers.get('content-security-policy')).toBe('sandbox')
  expect(file.headers.get('x-content-type-options')).toBe('nosniff')
})
