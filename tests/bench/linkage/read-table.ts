import { readFileSync } from 'node:fs'
import type { RecordTable } from '../../../src/core/matching/records/record-table.ts'

/** A delimited file as a table: the separator is the one that most lines have, quotes may follow a blank. */
export function readTable(path: string): RecordTable {
  const text = decode(readFileSync(path))
  const separator = separatorOf(text)
  const [columns = [], ...rows] = cellsOf(text, separator).filter((row) => row.some((cell) => cell !== ''))
  return { columns, rows: rows.map((row) => columns.map((_, at) => row[at] ?? '')) }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The separator is what the heading line has most of. */
function separatorOf(text: string): string {
  const heading = text.slice(0, text.indexOf('\n'))
  const counts = [',', '|', '\t', ';'].map((mark) => ({ mark, count: heading.split(mark).length }))
  return counts.toSorted((a, b) => b.count - a.count)[0]?.mark ?? ','
}

function cellsOf(text: string, separator: string): string[][] {
  let rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (quoted) {
      if (character === '"' && text[at + 1] === '"') [cell, at] = [`${cell}"`, at + 1]
      else if (character === '"') quoted = false
      else cell += character
    } else if (character === '"' && cell.trim() === '') [cell, quoted] = ['', true]
    else if (character === separator || character === '\n') {
      row.push(plain(cell))
      cell = ''
      if (character === '\n') [rows, row] = [push(rows, row), []]
    } else if (character !== '\r') cell += character
  }
  return cell === '' && row.length === 0 ? rows : push(rows, [...row, plain(cell)])
}

function push(rows: string[][], row: string[]): string[][] {
  rows.push(row)
  return rows
}

function plain(cell: string): string {
  const text = cell.trim()
  return /^'.*'$/.test(text) ? text.slice(1, -1) : text
}
