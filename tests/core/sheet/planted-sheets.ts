import * as fc from 'fast-check'
import { emptyGrid, type Grid, type Merge, type StoredCell } from '../../../src/core/sheet/grid.ts'

/** A table as it was planted: what a finder must answer. Rows and columns of the sheet. */
export type Planted = {
  orientation: 'rows' | 'columns'
  bounds: { top: number; left: number; bottom: number; right: number }
  headerRows: number[]
  dataRows: number[]
  title: string | null
}

export type PlantedSheet = { grid: Grid; planted: Planted[]; filledRows: number[] }

const leaves: Record<'name' | 'text' | 'number' | 'flag' | 'date', string[]> = {
  name: ['系统名称', '平台名称', '公众号名称', '乡镇'],
  text: ['责任单位', '运维单位', '层级', '服务对象'],
  number: ['建设金额（万元）', '注册用户数', '月活用户', '人数', '村数'],
  flag: ['是否备案', '是否签到', '有无积分'],
  date: ['上线时间', '更新时间'],
}
const groups = [
  '基本情况',
  '建设情况',
  '使用情况',
  '管理情况',
  '运行情况',
  '其他情况',
  '综合',
  '经费与用户',
  '总体',
  '明细',
]

/** Headings of the planted tables; group headings are known to nobody, as in life. */
export const plantedHeadings: ReadonlySet<string> = new Set(['序号', ...Object.values(leaves).flat()])
export const plantedRecords: ReadonlySet<string> = new Set(leaves.name)

type Make = keyof typeof leaves
type Column = { make: Make | 'numbering'; heading: string }
type Part = {
  width: number
  height: number
  cells: [row: number, column: number, value: StoredCell][]
  merges: Merge[]
}

/** One table with its title and facts above and its notes below; rows and columns counted from 0. */
export type Block = Part & {
  orientation: 'rows' | 'columns'
  headerTop: number
  depth: number
  dataRows: number[]
  lastRecord: number
  title: string | null
}

type Draw = { int: (least: number, most: number) => number; chance: (percent: number) => boolean }

/** Draws from a seed, so that a sheet shrinks and repeats with it. */
function drawFrom(seed: number): Draw {
  let state = seed >>> 0
  const next = () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0
    let mixed = Math.imul(state ^ (state >>> 12), 0x297a2d39)
    mixed ^= mixed >>> 15
    return (mixed >>> 0) / 2 ** 32
  }
  const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return { int, chance: (percent) => int(1, 100) <= percent }
}

function drawColumns(draw: Draw, number: number): Column[] {
  // No two tables of a sheet have the same header: that would be a further printed page.
  const columns: Column[] = [{ make: 'name', heading: leaves.name[number % leaves.name.length] ?? '' }]
  const pool = (['text', 'number', 'number', 'flag', 'date', 'text', 'number'] as const).flatMap((make) =>
    leaves[make].map((heading) => ({ make, heading })),
  )
  const width = draw.int(2, 6)
  while (columns.length < width) {
    const column = pool[draw.int(0, pool.length - 1)]
    if (column && !columns.some((one) => one.heading === column.heading)) columns.push(column)
  }
  if (!columns.some((column) => column.make !== 'name' && column.make !== 'text'))
    columns.push({ make: 'number', heading: '注册用户数' })
  return draw.chance(40) ? [{ make: 'numbering', heading: '序号' }, ...columns] : columns
}

function pick(draw: Draw, words: string[]): string {
  return words[draw.int(0, words.length - 1)] ?? ''
}

/** Headings over columns `from` to `to`: single ones merged down to the last row, others under a group heading. */
function drawHeader(
  draw: Draw,
  columns: Column[],
  from: number,
  to: number,
  top: number,
  depth: number,
  part: Part,
  deep: boolean,
): void {
  let column = from
  let mustReach = deep
  while (column < to) {
    const left = to - column
    const grouped = depth > 1 && left >= 2 && (mustReach ? left <= 3 || draw.chance(40) : draw.chance(40))
    if (!grouped) {
      part.cells.push([top, column, columns[column]?.heading ?? ''])
      if (depth > 1) part.merges.push({ top, left: column, bottom: top + depth - 1, right: column })
      column += 1
      continue
    }
    const width = left === 3 ? 3 : Math.min(left, draw.int(2, 3))
    part.cells.push([top, column, groups[part.merges.length % groups.length] ?? ''])
    part.merges.push({ top, left: column, bottom: top, right: column + width - 1 })
    drawHeader(draw, columns, column, column + width, top + 1, depth - 1, part, mustReach)
    mustReach = false
    column += width
  }
}

function value(draw: Draw, make: Column['make'], row: number, named: string): StoredCell {
  if (make === 'numbering') return row + 1
  if (make === 'name') return `${named}第${row + 1}号`
  if (draw.chance(12)) return null
  if (make === 'number') return draw.int(3, 90_000)
  if (make === 'flag') return draw.chance(50) ? '是' : '否'
  if (make === 'date') return `20${draw.int(10, 24)}年${draw.int(1, 12)}月`
  return pick(draw, ['水利局', '县教育局', '组织部', '县级', '农村居民'])
}

function drawBlock(draw: Draw, number: number): Block {
  const columns = drawColumns(draw, number)
  const turned = draw.chance(25) && columns.length >= 4
  const depth = turned || columns.length < 4 ? 1 : draw.int(1, 4)
  const part: Part = { width: columns.length, height: 0, cells: [], merges: [] }
  const named = ['智慧', '便民', '河湖', '政务'][number % 4] ?? ''
  let row = 0
  const title = draw.chance(50) ? `表${number + 1}${named}情况汇总` : null
  if (title !== null) {
    part.cells.push([row, 0, title])
    if (!turned) part.merges.push({ top: row, left: 0, bottom: row, right: columns.length - 1 })
    row += 1
  }
  if (draw.chance(30)) {
    part.cells.push([row, 0, `填报单位：${named}局`])
    row += 1
  }
  const headerTop = row
  const records = draw.int(2, 7)
  const dataRows: number[] = []
  let lastRecord = 0
  if (turned) {
    columns.forEach((column, line) => {
      part.cells.push([headerTop + line, 0, column.heading])
      for (let record = 0; record < records; record += 1)
        part.cells.push([headerTop + line, record + 1, value(draw, column.make, record, named)])
    })
    for (let record = 0; record < records; record += 1) dataRows.push(record + 1)
    row = headerTop + columns.length
    part.width = records + 1
    lastRecord = records
  } else {
    drawHeader(draw, columns, 0, columns.length, headerTop, depth, part, true)
    row = headerTop + depth
    if (draw.chance(20) && columns.length >= 3) {
      columns.forEach((_, column) => part.cells.push([row, column, String(column + 1)]))
      row += 1
    }
    for (let record = 0; record < records; record += 1) {
      if (columns.length >= 3 && draw.chance(10)) row = section(part, row, columns.length)
      columns.forEach((column, at) => part.cells.push([row, at, value(draw, column.make, record, named)]))
      dataRows.push(row)
      lastRecord = row
      row += 1
      if (columns.length >= 3 && record > 0 && draw.chance(12)) row = total(draw, part, row, columns)
    }
  }
  if (!turned && columns.length >= 3 && draw.chance(30)) row = total(draw, part, row, columns)
  if (draw.chance(25)) {
    part.cells.push([row, 0, `注：本表由${named}局填写。`])
    row += 1
  }
  return {
    ...part,
    height: row,
    orientation: turned ? 'columns' : 'rows',
    headerTop,
    depth,
    dataRows,
    lastRecord,
    title,
  }
}

function section(part: Part, row: number, width: number): number {
  part.cells.push([row, 0, '一、县级部分'])
  part.merges.push({ top: row, left: 0, bottom: row, right: width - 1 })
  return row + 1
}

/** A total with its word in any column, and figures in the others. */
function total(draw: Draw, part: Part, row: number, columns: Column[]): number {
  const at = draw.int(0, columns.length - 1)
  part.cells.push([row, at, pick(draw, ['小计', '合 计', '总计', '累计', '本页小计', '其中：合计'])])
  columns.forEach((column, index) => {
    if (index !== at && column.make === 'number') part.cells.push([row, index, draw.int(100, 99_000)])
  })
  return row + 1
}

type Placed = { block: Block; row: number; column: number }

/** Blocks below each other and beside each other, with at least a blank row or column between. */
function place(draw: Draw, blocks: Block[], offset: { row: number; column: number }): Placed[] {
  const placed: Placed[] = []
  let row = offset.row
  for (let index = 0; index < blocks.length;) {
    const beside = draw.chance(40) ? 2 : 1
    let column = offset.column
    let height = 0
    for (const block of blocks.slice(index, index + beside)) {
      placed.push({ block, row, column })
      column += block.width + draw.int(1, 2)
      height = Math.max(height, block.height)
    }
    index += beside
    row += height + draw.int(1, 2)
  }
  return placed
}

function sheetOf(placed: Placed[]): PlantedSheet {
  const grid = emptyGrid('表')
  const rows = new Map<number, (StoredCell | undefined)[]>()
  for (const { block, row, column } of placed) {
    for (const [down, across, cell] of block.cells) {
      if (cell === null) continue
      const cells = rows.get(row + down) ?? []
      rows.set(row + down, cells)
      cells[column + across - 1] = cell
    }
    for (const area of block.merges) {
      grid.merges.push({
        top: area.top + row,
        bottom: area.bottom + row,
        left: area.left + column,
        right: area.right + column,
      })
    }
  }
  grid.rows = [...rows].map(([row, cells]) => ({ row, cells })).toSorted((one, other) => one.row - other.row)
  return { grid, planted: placed.map(plantedOf), filledRows: grid.rows.map(({ row }) => row) }
}

function plantedOf({ block, row, column }: Placed): Planted {
  const top = row + block.headerTop
  const right = column + block.width - 1
  if (block.orientation === 'columns') {
    const fields = Math.max(
      ...block.cells.filter(([down, across]) => across === 1 && down >= block.headerTop).map(([down]) => down),
    )
    return {
      orientation: 'columns',
      bounds: { top, left: column, bottom: row + fields, right },
      headerRows: [column],
      dataRows: block.dataRows.map((line) => line + column),
      title: block.title,
    }
  }
  return {
    orientation: 'rows',
    bounds: { top, left: column, bottom: row + block.lastRecord, right },
    headerRows: Array.from({ length: block.depth }, (_, line) => top + line),
    dataRows: block.dataRows.map((line) => line + row),
    title: block.title,
  }
}

/** Sheets of one to four tables in random places. `shift` moves all of it, which must change nothing but the addresses. */
export function plantedSheets(shift = { row: 0, column: 0 }): fc.Arbitrary<PlantedSheet> {
  return fc
    .record({ seed: fc.integer({ min: 0, max: 0x7fffffff }), tables: fc.integer({ min: 1, max: 4 }) })
    .map(({ seed, tables }) => plantedSheet(seed, tables, shift))
}

export function plantedSheet(seed: number, tables: number, shift = { row: 0, column: 0 }): PlantedSheet {
  const draw = drawFrom(seed)
  const blocks = Array.from({ length: tables }, (_, number) => drawBlock(draw, number))
  const offset = { row: draw.int(1, 3) + shift.row, column: draw.int(1, 3) + shift.column }
  return sheetOf(place(draw, blocks, offset))
}
