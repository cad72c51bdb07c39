import { expect, it, vi } from 'vitest'

const opened: string[] = []
vi.mock('electron', () => ({ shell: { openExternal: async (address: string) => void opened.push(address) } }))
const { openExternal } = await import('../../../../src-main/shells/electron/external-link.ts')

it('opens the authorities’ own sites and a plain mail address', async () => {
  const allowed = [
    'https://sheitc.sh.gov.cn/gzhdzy/index.html?page=1',
    'https://www.gsxt.gov.cn/',
    'mailto:liaison@example.com',
  ]
  for (const address of allowed) expect(await openExternal(address), address).toBe(true)
  expect(opened).toEqual(allowed)
})

it('opens nothing else, whatever an address pretends to be', async () => {
  opened.length = 0
  for (const address of [
    'https://evil.example/?x=sheitc.sh.gov.cn',
    'https://evil.example/sheitc.sh.gov.cn',
    'https://sheitc.sh.gov.cn.evil.example/',
    'https://evilsheitc.sh.gov.cn/',
    'https://sheitc.sh.gov.cn@evil.example/',
    'https://user:secret@sheitc.sh.gov.cn/',
    'https://sheitc.sh.gov.cn:8443/',
    'http://sheitc.sh.gov.cn/',
    'file:///etc/passwd',
    'file://sheitc.sh.gov.cn/share/x.exe',
    'javascript:alert(1)',
    'data:text/html,x',
    'smb://sheitc.sh.gov.cn/',
    'ms-msdt:/id',
    'app://desk/',
    'mailto:liaison@example.com?attach=/etc/passwd',
    'mailto:a@example.com,b@example.com',
    'mailto:',
    '\\\\sheitc.sh.gov.cn\\share',
    '',
  ]) {
    expect(await openExternal(address), address).toBe(false)
  }
  expect(opened).toEqual([])
})
