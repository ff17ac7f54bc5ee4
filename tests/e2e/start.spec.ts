import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from './browser.ts'
import { homePage } from './pages/home-page.ts'
import { startHost, type StartedHost } from './start-host.ts'
import { expectAccessible, openWatchedPage } from './watched-page.ts'

let browser: Browser
let host: StartedHost

beforeAll(async () => {
  browser = await launchBrowser()
  host = await startHost()
})
afterAll(async () => {
  await browser.close()
  await host.close()
})

describe('the workbench in a browser', () => {
  it.each(['light', 'dark'] as const)('opens quietly, accessibly and offline in %s', async (colorScheme) => {
    const { page, troubles, close } = await openWatchedPage(browser, host, { colorScheme })
    await homePage(page).heading.waitFor()
    await expectAccessible(page)
    expect(troubles).toEqual([])
    await close()
  })

  it('takes the token out of the address, and opens again on reload', async () => {
    const { page, troubles, close } = await openWatchedPage(browser, host)
    await homePage(page).heading.waitFor()
    expect(page.url()).not.toContain('token')
    await homePage(page).reload()
    await homePage(page).heading.waitFor()
    expect(troubles).toEqual([])
    await close()
  })

  it('lets the page itself ask nobody else, nor run what is not a file of the program', async () => {
    const { page, troubles, close } = await openWatchedPage(browser, host)
    await homePage(page).heading.waitFor()
    const outcome = await page.evaluate(async () => {
      const asked = await fetch('http://127.0.0.1:9/').then(
        () => 'answered',
        () => 'refused',
      )
      const script = document.createElement('script')
      script.textContent = 'window.ran = true'
      document.head.append(script)
      return { asked, ran: 'ran' in window }
    })
    expect(outcome).toEqual({ asked: 'refused', ran: false })
    // The watch over the page sees both, so that it would see them in a screen as well.
    expect(troubles.filter((trouble) => trouble.includes('Content Security Policy')).length).toBeGreaterThan(1)
    await close()
  })

  it('ends cleanly when it is interrupted', async () => {
    const other = await startHost()
    expect(await other.close()).toBe(0)
  })
})
