import type { Page } from 'playwright-core'

/** What 设置 › 办公室 says once it is open. */
export async function readAddress(page: Page): Promise<{ readonly origin: string; readonly fingerprint: string }> {
  const section = page.getByRole('region', { name: '办公室' })
  const origin = await section.getByText(/^https:\/\//).innerText()
  const fingerprint = (await section.getByLabel('证书指纹').innerText()).replace('\n', ':')
  return { origin, fingerprint }
}
