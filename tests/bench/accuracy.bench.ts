/**
 * How well messy workbooks are read: `npm run bench:accuracy -- [DIR] [--verbose]`.
 * Takes every file of DIR (by default our own hand-labelled ones) that has a `NAME.truth.json` beside it, reads it as
 * an import does and prints per file and in all how much of what a person reads in it was found.
 * `--verbose` lists every difference: file, sheet, cell, what was expected and what was read.
 */
import { join } from 'node:path'
import { loadDictionaries } from '../../src/engine/import/load-dictionaries.ts'
import { prepareSource } from '../../src/engine/import/preview.ts'
import { loadRules } from '../../src/engine/resources/load-rules.ts'
import { compareFile } from './accuracy-compare.ts'
import { emptyScore, type Score } from './accuracy-score.ts'
import { labelledFiles } from './accuracy-truth.ts'

const resources = join(import.meta.dirname, '../../resources')

export type FileScore = { name: string; score: Score }

/** Reads every labelled file of a folder and scores it. */
export async function accuracyOf(folder: string): Promise<FileScore[]> {
  const dictionaries = loadDictionaries(resources)
  const { indicators } = loadRules(resources)
  const scores: FileScore[] = []
  for (const { name, bytes, truth } of labelledFiles(folder)) {
    scores.push({ name, score: compareFile(truth, await prepareSource({ name, bytes, dictionaries, indicators })) })
  }
  return scores
}

export function totalOf(scores: readonly FileScore[]): Score {
  const total = emptyScore()
  for (const { score } of scores) {
    for (const part of ['tables', 'columns', 'cells'] as const) {
      const sums: Record<string, number> = total[part]
      for (const [key, value] of Object.entries(score[part])) sums[key] = (sums[key] ?? 0) + value
    }
  }
  return total
}

/** One line: `tables 58/60 (96.7 %) columns … cells … silent wrong …`. */
export function scoreLine({ tables, columns, cells }: Score): string {
  return [
    `tables ${share(tables.exact, tables.of)}`,
    `extra tables ${tables.extra}`,
    `headers ${share(tables.headers, tables.of)}`,
    `columns ${share(columns.right, columns.of)}`,
    `cells ${share(cells.right, cells.of)}`,
    `missed ${cells.missed}`,
    `not asked ${cells.unasked}`,
    `doubtful wrong ${cells.doubtfulWrong}`,
    `silent wrong ${cells.silentWrong}`,
  ].join('  ')
}

function share(part: number, of: number): string {
  return `${part}/${of} (${of === 0 ? '–' : ((100 * part) / of).toFixed(1)} %)`
}

async function main(): Promise<void> {
  const words = process.argv.slice(2)
  const folder = words.find((word) => !word.startsWith('--')) ?? join(import.meta.dirname, '../fixtures/messy')
  const scores = await accuracyOf(folder)
  for (const { name, score } of scores) {
    console.log(`${name}\n  ${scoreLine(score)}`)
    if (!words.includes('--verbose')) continue
    for (const { what, sheet, cell, text } of score.differences)
      console.log(
        `    ${what.replace('_', ' ')}: ${[name, sheet, cell].filter((one) => one !== '').join(' · ')}: ${text}`,
      )
  }
  console.log(`${scores.length} files`)
  console.log(scoreLine(totalOf(scores)))
}

if (process.argv[1] === import.meta.filename) await main()
