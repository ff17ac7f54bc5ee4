import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { StartedHost } from './start-host.ts'

export type WatchedPage = {
  page: Page
  /** What went wrong so far: errors in the console, uncaught errors, requests to anything but the host. */
  troubles: string[]
  close(): Promise<void>
}

/** Opens the workbench in a fresh browser profile and watches it from the first byte. */
export async function openWatchedPage(
  browser: Browser,
  host: StartedHost,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 860 }, ...options })
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => troubles.push(`uncaught: ${error.stack ?? error.message}`))
  context.on('request', (request) => {
    if (!isOwn(request.url(), host.origin)) troubles.push(`request: ${request.url()}`)
  })
  await page.goto(host.address)
  return { page, troubles, close: () => context.close() }
}

/** `data:` and the page's own `blob:` never leave it. */
function isOwn(address: string, origin: string): boolean {
  const { protocol, origin: asked } = new URL(address)
  return protocol === 'data:' || asked === origin
}

/** Fails on any axe violation that is serious or critical, and names the places. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => ({ id, help, places: nodes.map(({ target }) => target.join(' ')) }))
  expect(grave).toEqual([])
}
