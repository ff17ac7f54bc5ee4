import { join } from 'node:path'
import type { Indicator } from '../../core/capacity/capacity.ts'
import type { Checklist, Instrument, RedLineSet } from '../../core/checklist/checklist.ts'
import type { Dictionaries } from '../../core/mapping/dictionary.ts'
import type { LintRules } from '../../core/finding/lint-rule.ts'
import type { MatchingWords } from '../../core/matching/matching-words.ts'
import type { DecisionTable } from '../../core/review/decision-table.ts'
import type { ReviewSettings } from '../../core/review/review-settings.ts'
import type { SceneWords } from '../../core/scene/scene-words.ts'
import { loadDictionaries } from '../import/load-dictionaries.ts'
import { loadChecklists } from './load-checklists.ts'
import { loadLintRules } from './load-lint-rules.ts'
import { loadLocales, type LocaleWords } from './load-locales.ts'
import { loadRules } from './load-rules.ts'

/** Everything that ships as data and that the engine reads at its start. */
export type Resources = {
  /** The folder itself, for what is read only when it is needed: fonts, templates, samples. */
  folder: string
  samples: string
  checklists: Checklist[]
  redLines: RedLineSet
  instruments: Instrument[]
  decisionTable: DecisionTable
  proposalTable: DecisionTable
  reviewSettings: ReviewSettings
  matchingWords: MatchingWords
  sceneWords: SceneWords
  lintRules: LintRules
  indicators: Indicator[]
  dictionaries: Dictionaries
  words: LocaleWords
}

/** @throws Failure `damaged_resource`, naming file and line */
export function loadResources(folder: string): Resources {
  const { checklists, redLines, instruments } = loadChecklists(folder)
  const { table, proposalTable, settings, matching, scenes, indicators } = loadRules(folder)
  return {
    folder,
    samples: join(folder, 'samples'),
    checklists,
    redLines,
    instruments,
    decisionTable: table,
    proposalTable,
    reviewSettings: settings,
    matchingWords: matching,
    sceneWords: scenes,
    lintRules: loadLintRules(folder, new Set(instruments.map((instrument) => instrument.id))),
    indicators,
    dictionaries: loadDictionaries(folder),
    words: loadLocales(folder),
  }
}
