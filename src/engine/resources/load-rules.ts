import { basename, join, resolve } from 'node:path'
import { Failure } from '../../contract/failures.ts'
import type { Indicator } from '../../core/capacity/capacity.ts'
import { parseIndicators } from '../../core/capacity/parse-indicators.ts'
import type { Parsed } from '../../core/checklist/read-value.ts'
import type { MatchingWords } from '../../core/matching/matching-words.ts'
import { parseMatchingWords } from '../../core/matching/parse-matching-words.ts'
import type { DecisionTable } from '../../core/review/decision-table.ts'
import { parseDecisionTable } from '../../core/review/parse-decision-table.ts'
import { parseReviewSettings } from '../../core/review/parse-review-settings.ts'
import type { ReviewSettings } from '../../core/review/review-settings.ts'
import { parseSceneWords } from '../../core/scene/parse-scene-words.ts'
import type { SceneWords } from '../../core/scene/scene-words.ts'
import { readYaml } from './read-yaml.ts'

export type LoadedRules = {
  table: DecisionTable
  /** For systems that are proposed and not built yet. */
  proposalTable: DecisionTable
  settings: ReviewSettings
  matching: MatchingWords
  scenes: SceneWords
  indicators: Indicator[]
}

/**
 * Reads and checks the rules beside the checklists: decision table, constants, matching words, scene words, indicators.
 *
 * @param directory the resources folder
 * @throws Failure `damaged_resource`; its detail has one line `file:line: what is wrong` for every mistake
 */
export function loadRules(directory: string): LoadedRules {
  const complaints: string[] = []
  const read = <T>(name: string, parse: (value: unknown) => Parsed<T>): T | null => {
    const shown = `${basename(resolve(directory))}/${name}`
    const file = readYaml(join(directory, name), shown)
    const parsed = parse(file.value)
    if (parsed.ok) return parsed.value
    for (const { path, message } of parsed.problems) complaints.push(`${shown}:${file.lineOf(path)}: ${message}`)
    return null
  }
  const table = read('rules/decision-table.yaml', parseDecisionTable)
  const proposalTable = read('rules/proposal-table.yaml', parseDecisionTable)
  const settings = read('rules/review-settings.yaml', parseReviewSettings)
  const matching = read('rules/matching.yaml', parseMatchingWords)
  const scenes = read('rules/scenes.yaml', parseSceneWords)
  const indicators = read('indicators/indicators.yaml', parseIndicators)
  if (
    table === null ||
    proposalTable === null ||
    settings === null ||
    matching === null ||
    scenes === null ||
    indicators === null
  ) {
    throw new Failure('damaged_resource', { detail: complaints.join('\n') })
  }
  return { table, proposalTable, settings, matching, scenes, indicators }
}
