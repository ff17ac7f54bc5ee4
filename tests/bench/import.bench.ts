/**
 * Reading a large inventory: `npx node tests/bench/import.bench.ts [ROWS]`.
 * Makes a workbook of ROWS × 14, then reads it in one process each: found, mapped and parsed by us, and by exceljs's
 * full read. Prints milliseconds and peak memory of both; nothing is asserted.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { loadDictionaries } from '../../src/engine/import/load-dictionaries.ts'
import { prepareSource } from '../../src/engine/import/preview.ts'

const [mode = '50000', file = ''] = process.argv.slice(2)
if (mode === 'ours') await readOurs(file)
else if (mode === 'exceljs') await readWithExcelJs(file)
else await compare(Number(mode))

async function compare(rows: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'heshu-bench-'))
  const workbook = join(folder, 'inventory.xlsx')
  await writeInventory(workbook, rows)
  console.log(`${rows} × 14, ${(statSync(workbook).size / 1048576).toFixed(1)} MB`)
  for (const reader of ['ours', 'exceljs']) {
    const run = spawnSync(process.execPath, [import.meta.filename, reader, workbook], { encoding: 'utf8' })
    console.log(run.stdout.trim() || run.stderr)
  }
  rmSync(folder, { recursive: true })
}

async function readOurs(path: string): Promise<void> {
  const dictionaries = loadDictionaries(join(import.meta.dirname, '../../resources'))
  const started = performance.now()
  const prepared = await prepareSource({
    name: 'inventory.xlsx',
    bytes: readFileSync(path),
    dictionaries,
    indicators: [],
  })
  const records = prepared.ok ? prepared.tables.reduce((sum, table) => sum + table.reading.records.length, 0) : 0
  report(`read, found, mapped and parsed (${records} systems)`, started)
}

async function readWithExcelJs(path: string): Promise<void> {
  const started = performance.now()
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path)
  report(`exceljs full read (${book.worksheets[0]?.rowCount ?? 0} rows)`, started)
}

function report(what: string, started: number): void {
  const seconds = ((performance.now() - started) / 1000).toFixed(2)
  console.log(`${what}: ${seconds} s, peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)
}

async function writeInventory(path: string, rows: number): Promise<void> {
  const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings: true, useStyles: true })
  const sheet = writer.addWorksheet('系统清单')
  sheet.mergeCells('A1:N1')
  sheet.getCell('A1').value = '某省政务信息系统清单'
  sheet.getRow(1).commit()
  const header = [
    '序号',
    '责任单位',
    '系统名称',
    '应用类型',
    '建设层级',
    '服务对象',
    '主要功能',
    '上线时间',
    '建设金额（万元）',
    '年度运维金额（万元）',
    '注册用户数',
    '月活跃用户数',
    '是否签到打卡',
    '备注',
  ]
  sheet.addRow(header).commit()
  for (let index = 1; index <= rows; index += 1) {
    const row = sheet.addRow([
      index,
      `第${index % 400}局`,
      `业务管理系统${index}号`,
      ['APP', '小程序', '业务系统', '平台'][index % 4],
      ['县级', '市级', '省级'][index % 3],
      '社会公众、基层干部',
      `信息上报、统计分析、通知公告${index % 50}`,
      new Date(Date.UTC(2012 + (index % 12), index % 12, 1 + (index % 28))),
      (index % 900) / 10 + 1,
      (index % 90) / 10,
      (index * 37) % 100_000,
      (index * 13) % 20_000,
      index % 7 === 0 ? '是' : '否',
      index % 5 === 0 ? `联系科室${index}` : null,
    ])
    row.getCell(8).numFmt = 'yyyy"年"m"月"d"日"'
    row.commit()
  }
  sheet.commit()
  await writer.commit()
}
