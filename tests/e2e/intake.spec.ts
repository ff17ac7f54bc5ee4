import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from './browser.ts'
import { nameOf, writeIntakeFiles } from './intake-files.ts'
import { startHost, type StartedHost } from './start-host.ts'
import { expectAccessible, openWatchedPage, type WatchedPage } from './watched-page.ts'

let browser: Browser
let host: StartedHost
let watched: WatchedPage
let page: Page
let folder: string
let files: Awaited<ReturnType<typeof writeIntakeFiles>>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heshu-intake-'))
  files = await writeIntakeFiles(folder)
  browser = await launchBrowser()
  host = await startHost()
  watched = await openWatchedPage(browser, host, { viewport: { width: 1366, height: 768 } })
  page = watched.page
})
afterAll(async () => {
  await watched.close()
  await browser.close()
  await host.close()
  await rm(folder, { recursive: true, force: true })
})

async function expectInOrder(): Promise<void> {
  await expectAccessible(page)
  expect(watched.troubles).toEqual([])
}

/** Drops files on the screen as a file manager does. */
async function drop(paths: string[]): Promise<void> {
  const contents = await Promise.all(
    paths.map(async (path) => ({ name: nameOf(path), bytes: (await readFile(path)).toString('base64') })),
  )
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer()
    for (const { name, bytes } of given)
      data.items.add(new File([Uint8Array.from(atob(bytes), (character) => character.codePointAt(0) ?? 0)], name))
    return data
  }, contents)
  await page.getByRole('heading', { level: 1, name: '导入' }).dispatchEvent('drop', { dataTransfer: transfer })
}

async function open(screen: string, heading: string): Promise<void> {
  await page.evaluate((name) => (location.hash = `#/${name}`), screen)
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
}

/** The figure of a part of the difference over all tables, at the foot of the preview. */
async function figure(part: string): Promise<number> {
  const text = await page
    .getByRole('group', { name: '写入后：' })
    .getByRole('button', { name: new RegExp(`^${part} `) })
    .innerText()
  return Number(text.replaceAll(/\D/g, ''))
}

function tab(name: string) {
  return page.getByRole('tab', { name: new RegExp(`^${name}`) })
}

/** How many systems the way on the left counts. */
async function systems(): Promise<number> {
  const text = await page.getByRole('navigation', { name: '工作步骤' }).getByRole('link', { name: /^清单/ }).innerText()
  return Number(/\d+/.exec(text)?.[0])
}

describe('from the files of the departments to one list', () => {
  it(
    'drops the files at once; one that is classified is refused and does not hold up the rest',
    { timeout: 120_000 },
    async () => {
      await page.getByRole('button', { name: '新建工作簿' }).click()
      await page.getByLabel('地区').fill('云岭县')
      await page.getByRole('button', { name: '建立' }).click()
      await page.getByRole('heading', { level: 1, name: '清单' }).waitFor()
      await open('import', '导入')
      await expectInOrder()
      await drop(files.first)
      await tab('表格').waitFor({ timeout: 90_000 })
      await page.getByText('4 个文件，5 张表 · 1 个文件未导入').waitFor()
      await page
        .getByRole('list', { name: '未导入' })
        .getByText(/涉密材料不得导入本程序/)
        .waitFor()
      expect(await figure('新增')).toBe(17)
      await expectInOrder()
    },
  )

  it(
    'draws the sheet with its two tables; arrow keys move, a click on the other table chooses it',
    { timeout: 60_000 },
    async () => {
      await page.getByRole('button', { name: /乡镇 · 表 1/ }).click()
      const sheet = page.getByRole('grid', { name: '乡镇' })
      await sheet.getByText('双溪镇村务通').waitFor()
      await page.locator('[data-cell="E3"]').click()
      await expect
        .poll(() => page.getByRole('button', { name: '表 2', exact: true }).getAttribute('aria-pressed'))
        .toBe('true')
      await sheet.focus()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.press('ArrowRight')
      await page.getByRole('status').getByText('青石乡民情直通').waitFor()
      await expectInOrder()
    },
  )

  it('goes from a problem to its cell and back by the keyboard', { timeout: 60_000 }, async () => {
    await page.keyboard.press('3')
    await page.getByText('“去年”不是可识别的日期').waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByRole('gridcell', { selected: true }).getAttribute('data-cell')).toBe('G3')
    await page.keyboard.press('Escape')
    await page.getByRole('list', { name: '问题' }).getByRole('button', { name: /去年/ }).waitFor()
    await expectInOrder()
  })

  it('maps a column that was not recognised, by searching the fields', { timeout: 60_000 }, async () => {
    await page.getByRole('button', { name: /^台账/ }).click()
    await tab('字段对应').click()
    await expectInOrder()
    const picker = page
      .getByRole('row')
      .filter({ hasText: '现状摘记' })
      .getByRole('button', { name: /^对应字段/ })
    await picker.click()
    await page.keyboard.type('备注')
    await page.keyboard.press('Enter')
    await expect.poll(() => picker.innerText(), { timeout: 20_000 }).toContain('备注')
    await page.getByRole('row').filter({ hasText: '现状摘记' }).getByText('人工指定').waitFor()
    await expectInOrder()
  })

  it('writes it all, takes the result home as a workbook, and says what is next', { timeout: 120_000 }, async () => {
    await page.getByRole('button', { name: '写入工作簿' }).click()
    await page.getByRole('heading', { name: '导入完成' }).waitFor({ timeout: 60_000 })
    await expectInOrder()
    expect(await systems()).toBe(17)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出结果表' }).click()
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.readFile(await (await download).path())
    const texts = workbook.worksheets.flatMap((sheet) =>
      sheet.getSheetValues().flatMap((row) => JSON.stringify(row ?? '')),
    )
    expect(texts.join()).toContain('双溪镇村务通')
    await page.getByRole('button', { name: /判定疑似重复/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: '疑似重复' }).waitFor()
  })
})

describe('the duplicates, by the keyboard alone', () => {
  it('chooses a value, joins, undoes, joins again and holds one apart', { timeout: 120_000 }, async () => {
    const counted = (name: string) => page.getByRole('radio', { name: new RegExp(`^${name}`) })
    const waiting = async () =>
      Number((await page.locator('label', { has: counted('待判') }).innerText()).replaceAll(/\D/g, ''))
    const compare = page.getByRole('group', { name: '记录对照' })
    await compare.getByRole('table').waitFor()
    await expectInOrder()
    const groups = await waiting()
    expect(groups).toBeGreaterThanOrEqual(2)

    await page.keyboard.press('m')
    const name = page.locator('button[data-place="0:1"]')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await expect.poll(() => name.getAttribute('aria-pressed')).toBe('true')
    const kept = await name.innerText()
    await expectInOrder()
    await page.keyboard.press('y')
    await expect.poll(waiting, { timeout: 20_000 }).toBe(groups - 1)
    await page.keyboard.press('u')
    await expect.poll(waiting, { timeout: 20_000 }).toBe(groups)

    await page.keyboard.press('j')
    await page.keyboard.press('k')
    await page.keyboard.press('y')
    await expect.poll(waiting, { timeout: 20_000 }).toBe(groups - 1)
    await page.keyboard.press('n')
    await expect.poll(waiting, { timeout: 20_000 }).toBe(groups - 2)
    if (groups > 2) {
      await page.keyboard.press('x')
      await page.getByRole('button', { name: '已标记的 1 组一并合并' }).waitFor()
      await page.keyboard.press('b')
    }
    await expect.poll(waiting, { timeout: 20_000 }).toBe(Math.max(0, groups - 3))
    expect(kept).not.toBe('')
    await expectInOrder()

    await page.locator('label', { has: counted('已判') }).click()
    const rows = page.getByRole('row').filter({ hasText: /同一个，已合并|不是同一个/ })
    expect(await rows.count()).toBeGreaterThanOrEqual(2)
    await expectInOrder()
    await rows.filter({ hasText: '不是同一个' }).first().getByRole('button', { name: '恢复待判' }).click()
    await expect.poll(waiting, { timeout: 20_000 }).toBe(Math.max(0, groups - 3) + 1)
    await expectInOrder()
  })
})

describe('a newer edition of a list', () => {
  it(
    'shows what is changed, new, renamed and no longer listed, and is one step to undo',
    { timeout: 120_000 },
    async () => {
      const before = await systems()
      await open('import', '导入')
      await drop([files.newer])
      await tab('表格').waitFor({ timeout: 60_000 })
      await tab('字段对应').click()
      await page.getByText(/与《县直部门系统台账\.xlsx》为同一模板/).waitFor()
      await expectInOrder()
      expect([await figure('不再列出'), await figure('可能改名')]).toEqual([2, 1])

      await page.getByRole('group', { name: '写入后：' }).getByRole('button', { name: /^更新/ }).click()
      const changed = page.getByRole('group', { name: '更新' })
      await changed.getByText('河湖巡查').first().waitFor()
      expect((await changed.innerText()).replaceAll(/\s+/g, ' ')).toMatch(/年度运维金额 12\s?→\s?15/)
      await expectInOrder()

      await page
        .getByRole('group', { name: '写入后：' })
        .getByRole('button', { name: /^可能改名/ })
        .click()
      await page.getByText('平安云岭综合治理APP').waitFor()
      await expectInOrder()
      const added = await figure('新增')
      await page.keyboard.press('y')
      await page.getByText('已认定为同一个').waitFor({ timeout: 20_000 })
      expect([await figure('新增'), await figure('不再列出')]).toEqual([added - 1, 1])
      await expectInOrder()

      await page.getByRole('button', { name: '写入工作簿' }).click()
      await page.getByRole('heading', { name: '导入完成' }).waitFor({ timeout: 60_000 })
      expect(await systems()).toBe(before + 1)
      await page.getByRole('button', { name: '撤销本次导入' }).click()
      await page.getByRole('heading', { name: '导入已撤销' }).waitFor({ timeout: 20_000 })
      await expect.poll(systems).toBe(before)
      await expectInOrder()
    },
  )
})
