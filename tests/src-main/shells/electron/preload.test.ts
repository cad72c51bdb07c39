import { expect, it, onTestFinished, vi } from 'vitest'

it('hands the main process one port, the one its own page posts, and exposes nothing', async () => {
  const sent: unknown[][] = []
  vi.doMock('electron', () => ({ ipcRenderer: { postMessage: (...args: unknown[]) => void sent.push(args) } }))
  const window = new EventTarget()
  vi.stubGlobal('window', window)
  vi.stubGlobal('location', { origin: 'app://desk' })
  onTestFinished(() => void vi.unstubAllGlobals())
  await import('../../../../src-main/shells/electron/preload.ts')
  const post = (message: object) => {
    const own = { source: window, origin: 'app://desk', data: 'desk-port', ports: ['port'] }
    window.dispatchEvent(Object.assign(new Event('message'), own, message))
  }
  post({ source: new EventTarget() })
  post({ origin: 'https://evil.example' })
  post({ data: 'other' })
  post({ ports: [] })
  expect(sent).toEqual([])
  post({})
  post({})
  expect(sent).toEqual([['desk-port', null, ['port']]])
  expect(Object.keys(window)).toEqual([])
})
