import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import JSZip from 'jszip'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from './browser.ts'
import { startHost, type StartedHost } from './start-host.ts'
import { expectAccessible, openWatchedPage, type WatchedPage } from './watched-page.ts'

const samples = join(import.meta.dirname, '../../resources/samples/yunling')
const sheets = ['云岭县政务数字系统摸排台账.xlsx', '部门上报应用清单_GBK.csv'].map((name) => join(samples, name))

let browser: Browser
let host: StartedHost
let watched: WatchedPage
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
  host = await startHost()
  watched = await openWatchedPage(browser, host, { viewport: { width: 1366, height: 768 } })
  page = watched.page
})
afterAll(async () => {
  await watched.close()
  await browser.close()
  await host.close()
})

/** Goes to a step by the way on the left, as a person does. */
async function step(name: string): Promise<void> {
  await page
    .getByRole('navigation', { name: '工作步骤' })
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

/** The status of the whole journey so far: nothing went wrong, and the screen is accessible. */
async function expectInOrder(): Promise<void> {
  await expectAccessible(page)
  expect(watched.troubles).toEqual([])
}

describe('a clerk, from two messy sheets to a Word file', () => {
  it('makes a new workspace', async () => {
    await page.getByRole('button', { name: '新建工作簿' }).click()
    await page.getByLabel('地区').fill('云岭县')
    await page.getByLabel('名称').fill('云岭县2026年清理')
    await page.getByRole('button', { name: '建立' }).click()
    await page.getByRole('heading', { level: 1, name: '清单' }).waitFor()
    await expectInOrder()
  })

  it('uploads both sheets, corrects one mapping and commits', { timeout: 120_000 }, async () => {
    await page.locator('input[type=file]').setInputFiles(sheets)
    await page.getByRole('button', { name: /系统摸排台账/ }).waitFor({ timeout: 60_000 })
    await expectInOrder()
    await page.getByRole('button', { name: /部门上报应用清单/ }).click()
    await page.getByRole('tab', { name: /字段对应/ }).click()
    const unmapped = page
      .getByRole('button', { name: /^对应字段/ })
      .filter({ hasText: '不对应（保留原文）' })
      .first()
    const named = await unmapped.getAttribute('aria-label')
    await unmapped.click()
    await page.keyboard.type('备注')
    await page.keyboard.press('Enter')
    const corrected = page.getByRole('button', { name: named!, exact: true })
    await expect.poll(() => corrected.innerText(), { timeout: 20_000 }).toContain('备注')
    await expectInOrder()
    await page.getByRole('button', { name: '写入工作簿' }).click()
    await page.getByRole('heading', { name: '导入完成' }).waitFor({ timeout: 60_000 })
    await expectInOrder()
    await page.getByRole('button', { name: '查看清单' }).click()
    await page
      .getByRole('link', { name: /云岭干部在岗签到小程序/ })
      .or(page.getByText('云岭干部在岗签到小程序'))
      .first()
      .waitFor()
    await expectInOrder()
  })

  it('answers three open questions by the digits, and each makes room for the next', { timeout: 60_000 }, async () => {
    await step('评审')
    await expectInOrder()
    await page.getByRole('button', { name: '开始答题' }).click()
    const question = page.getByRole('region', { name: '问题' })
    for (let answered = 0; answered < 3; answered++) {
      await question.getByText(/本系统还有 \d+ 题未答/).waitFor()
      const asked = await question.innerText()
      await page.keyboard.press('1')
      await expect.poll(() => question.innerText(), { timeout: 20_000 }).not.toBe(asked)
    }
    await expectInOrder()
  })

  it('opens the why of one system and decides it', { timeout: 60_000 }, async () => {
    await page.getByRole('group', { name: '显示方式' }).getByText('列表').click()
    await page.getByRole('button', { name: '云岭干部在岗签到小程序' }).click()
    const why = page.getByRole('complementary')
    await why.getByText('结论').first().waitFor()
    await expectInOrder()
    await why.getByRole('button', { name: '作出决定' }).click()
    const deciding = why.locator('form').filter({ has: page.getByRole('radio') })
    await deciding.getByRole('radio', { name: /^关停注销/ }).check()
    await deciding.getByRole('textbox').last().fill('强制签到，群众和干部均无实际需求')
    await deciding.getByRole('button', { name: '确定' }).click()
    await why.getByText('理由：强制签到，群众和干部均无实际需求').waitFor()
    await expectInOrder()
  })

  it('proposes and confirms scenes', { timeout: 60_000 }, async () => {
    await step('场景')
    await page.getByRole('button', { name: '生成场景建议' }).first().click()
    await page
      .getByText(/待确认 \d+/)
      .first()
      .waitFor()
    await expectInOrder()
  })

  it('computes the plan, to a proof', { timeout: 90_000 }, async () => {
    await step('方案')
    await page.getByRole('button', { name: /测算/ }).first().click()
    await page
      .getByText(/已证最优/)
      .first()
      .waitFor({ timeout: 60_000 })
    await expectInOrder()
  })

  it('reads the plan as pages and takes the Word file home', { timeout: 90_000 }, async () => {
    await step('文书')
    await page.getByText('整合实施方案').first().waitFor()
    await expectInOrder()
    const download = page.waitForEvent('download')
    await page
      .getByRole('button', { name: /Word|docx/i })
      .first()
      .click()
    const file = await (await download).path()
    const zip = await JSZip.loadAsync(await readFile(file))
    const text = (await zip.file('word/document.xml')!.async('string')).replaceAll(/<[^>]+>/g, '')
    expect(text).toContain('云岭干部在岗签到小程序')
    expect(text).toContain('已决定')
    await expectInOrder()
  })

  it('finds all of it in the history', async () => {
    await step('记录')
    await page
      .getByText(/决定为/)
      .first()
      .waitFor()
    expect(await page.getByText(/[A-Z]{2}-\d+ 答“/).count()).toBeGreaterThanOrEqual(3)
    await expectInOrder()
  })
})
