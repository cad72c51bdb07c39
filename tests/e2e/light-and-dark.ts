import type { Page } from 'playwright-core'

/** Looks at a page in dark, as it becomes when the system does, and leaves it in light. */
export async function inDark<T>(page: Page, look: () => Promise<T>): Promise<T> {
  await page.emulateMedia({ colorScheme: 'dark' })
  try {
    return await look()
  } finally {
    await page.emulateMedia({ colorScheme: 'light' })
  }
}
