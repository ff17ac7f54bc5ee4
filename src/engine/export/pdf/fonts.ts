import { create } from 'fontkit'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locale } from '../../../core/language/localized-text.ts'

/** A family, or one used for Latin letters and figures alone. */
export type Family = string | { name: string; covers: 'latin-in-cjk' }

/** Families by place in the document, each followed by the one that has the characters it lacks. */
export type PdfFonts = Record<
  'body' | 'heading1' | 'heading2' | 'heading3' | 'title' | 'table' | 'table_head' | 'page_number',
  Family[]
>

const serif = 'Noto Serif SC'
const latinInChinese: Family = { name: 'Tinos', covers: 'latin-in-cjk' }
const chineseFonts: PdfFonts = {
  body: [latinInChinese, 'FandolFang R', serif],
  heading1: ['FandolHei', serif],
  heading2: [latinInChinese, 'FandolKai', serif],
  heading3: [latinInChinese, 'FandolFang R', serif],
  title: [serif],
  table: [latinInChinese, serif],
  table_head: ['FandolHei', serif],
  page_number: [serif],
}
const latin = ['Tinos', serif]
const englishFonts: PdfFonts = {
  body: latin,
  heading1: latin,
  heading2: latin,
  heading3: latin,
  title: latin,
  table: latin,
  table_head: latin,
  page_number: latin,
}

export function pdfFonts(locale: Locale): PdfFonts {
  return locale === 'en' ? englishFonts : chineseFonts
}

/** Which free font stands for which named one, as `仿宋_GB2312 → FandolFang`. */
export function fontSubstitutes(locale: Locale): string[] {
  if (locale === 'en') return ['Times New Roman → Tinos', '宋体 → Noto Serif SC']
  return [
    '仿宋_GB2312 → FandolFang、Tinos',
    '黑体 → FandolHei',
    '楷体_GB2312 → FandolKai、Tinos',
    '宋体 → Noto Serif SC',
    '方正小标宋简体 → Noto Serif SC Bold',
  ]
}

/** The files of the bundled fonts in `resources/fonts`. */
export function fontFiles(resources: string): string[] {
  const folder = join(resources, 'fonts')
  return readdirSync(folder)
    .filter((file) => /\.(?:otf|ttf)$/u.test(file))
    .toSorted()
    .map((file) => join(folder, file))
}

const fallbackFile = 'NotoSerifSC-Regular.ttf'
const coverage = new Map<string, Set<number>>()

/**
 * The characters that the font behind all others has no shape for. Every family ends in that font
 * and has nothing it lacks, so these characters cannot be set at all.
 */
export function charactersWithoutGlyph(resources: string, text: string): string[] {
  const known = fallbackCoverage(join(resources, 'fonts', fallbackFile))
  return [...new Set(text)]
    .filter((character) => !known.has(character.codePointAt(0) ?? 0) && character !== '\n')
    .toSorted()
}

function fallbackCoverage(file: string): Set<number> {
  const cached = coverage.get(file)
  if (cached !== undefined) return cached
  const set = new Set(create(readFileSync(file)).characterSet)
  coverage.set(file, set)
  return set
}
