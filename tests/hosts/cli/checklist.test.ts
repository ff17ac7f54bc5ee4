import ExcelJS from 'exceljs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../engine/document/surroundings.ts'
import { answerOf, runCommand } from './run-command.ts'

test(
  'a checklist goes out as a workbook, comes back with a new item and is published',
  { timeout: 120_000 },
  async () => {
    const folder = temporaryFolder()
    const [file, sheet] = ['一.heshu', '清单.xlsx'].map((name) => join(folder, name))
    await runCommand('new', file!, '--title', '一')
    expect(await answerOf('checklist', file!, '--out', sheet!)).toEqual({ path: sheet })
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.readFile(sheet!)
    const items = workbook.getWorksheet('自定条目')!
    const cells: Record<string, string> = {
      清单: '场景适配',
      '问题（简体）': '有没有纳入县级清单？',
      '说明（简体）': '以县级清单为准。',
      衡量: '需求',
      选项: '有=1；没有=0',
      依据: '本单位自定',
      条款: '本单位要求',
    }
    const headings = items.getRow(1).values as string[]
    for (const [heading, value] of Object.entries(cells)) items.getCell(2, headings.indexOf(heading)).value = value
    items.getCell(3, headings.indexOf('问题（简体）')).value = '没有填全的一条？'
    await workbook.xlsx.writeFile(sheet!)

    const looked = await runCommand('checklist', file!, '--in', sheet!, '--dry-run', '--json')
    const taken = await runCommand('checklist', file!, '--in', sheet!, '--json')
    expect([looked.code, taken.code, taken.out]).toEqual([2, 2, looked.out])
    const { changes, refused } = JSON.parse(taken.out) as { changes: object[]; refused: { cell: string }[] }
    expect(changes).toMatchObject([{ kind: 'added', id: 'OW-01', title: '有没有纳入县级清单？' }])
    expect(refused.map((one) => one.cell.replace(/\D/g, '')).every((row) => row === '3')).toBe(true)
    expect(await answerOf('checklist', file!, '--publish')).toMatchObject({
      number: 1,
      versions: [{ id: 'scene-fit', version: expect.stringMatching(/\+1$/) as string }],
    })
    const wrong = await runCommand('checklist', file!, '--publish', '--in', sheet!)
    expect(wrong.code).toBe(2)
  },
)
