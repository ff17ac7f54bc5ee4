import type { Page } from 'playwright-core'

/** The first screen, as a person sees it. */
export function homePage(page: Page) {
  return {
    heading: page.getByRole('heading', { level: 1 }),
    /** Reloads as F5 does. */
    reload: () => page.reload(),
  }
}
