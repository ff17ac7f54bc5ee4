import type { Cell } from '../sheet/grid.ts'
import { beforeParsing, plainText, type Parsed } from './parsed.ts'

/** A list by any separator of Chinese or English text, or by line breaks; 无 is the empty list, unlike a blank. */
export function parseList(cell: Cell): Parsed<string[]> {
  const before = beforeParsing(cell)
  if (before) return before
  if (/^(?:无|無|没有|否)[。.]?$/.test(plainText(cell.text))) return { value: [], sure: 1 }
  return { value: splitList(cell.text), sure: 1 }
}

/** Cuts at running numbers, else at 、，,;；/| and line breaks outside brackets; drops numbering and repetitions. */
export function splitList(text: string): string[] {
  const numbered = numberedParts(text)
  return numbered === null ? splitAtSeparators(text) : [...new Set(numbered)]
}

/** 1.登记 2.查询 and ①登记②查询 on one line: numbers that count up from one are the separators, whatever stands between. */
export function numberedParts(text: string): string[] | null {
  const marks = [...text.matchAll(/(?<!\d)(?:[（(](\d{1,2})[)）]|(\d{1,2})[.、．](?!\d)|([①-⑳]))\s*/g)]
  const numbers = marks.map((mark) => Number(mark[1] ?? mark[2] ?? (mark[3] ?? '').charCodeAt(0) - 0x245f))
  if (marks.length < 2 || marks[0]?.index !== 0 || numbers.some((number, index) => number !== index + 1)) return null
  const parts = marks.map((mark, index) => text.slice(mark.index + mark[0].length, marks[index + 1]?.index))
  const cleaned = parts.map((part) => part.replace(/[\s。；;，,、]+$/, '').trim()).filter((part) => part !== '')
  return cleaned.length > 0 ? cleaned : null
}

function splitAtSeparators(text: string): string[] {
  const parts: string[] = []
  let depth = 0
  let part = ''
  // A slash separates only where nothing else does: 增/减 is one word in 登记、增/减、注销.
  const separators = /[、；;|\n，,]/.test(text) ? /[、；;|\n，,]/ : /\//
  for (const letter of text) {
    if ('（([【'.includes(letter)) depth += 1
    if ('）)]】'.includes(letter)) depth = Math.max(0, depth - 1)
    if (letter === '\n' || (depth === 0 && separators.test(letter) && !isDigitComma(letter, part))) {
      parts.push(part)
      part = ''
      if (letter === '\n') depth = 0
    } else part += letter
  }
  parts.push(part)
  const cleaned = parts.map((one) =>
    one
      .trim()
      .replace(/^(?:[（(]?\d{1,2}(?:[)）、．]|\.(?!\d))|[①-⑳]|[-•·●▪])\s*/, '')
      .replace(/[。；;，,]$/, '')
      .trim(),
  )
  return [...new Set(cleaned.filter((one) => one !== ''))]
}

/** 1,200 within a text is one number, not two entries. */
function isDigitComma(letter: string, part: string): boolean {
  return letter === ',' && /\d$/.test(part) && !/[^\d,]/.test(part.trim())
}
