import { measures } from '../checklist/checklist.ts'
import {
  finish,
  note,
  readChoice,
  readList,
  readNumber,
  readObject,
  startReading,
  type Parsed,
} from '../checklist/read-value.ts'
import { findingSeverities } from '../finding/finding.ts'
import type { ReviewSettings } from './review-settings.ts'
import { verdicts } from './verdict.ts'

/** The constants of the reckoning from the data of their file, or everything that is wrong with it. */
export function parseReviewSettings(value: unknown): Parsed<ReviewSettings> {
  const reading = startReading()
  const file = readObject(reading, value, [], {
    required: ['thresholds', 'minimum_voices', 'stability', 'next_question', 'findings', 'listed_again'],
  })
  if (file === null) return finish<ReviewSettings>(reading, null)
  const numbers = <Name extends string>(group: string, names: readonly Name[]): Record<Name, number> => {
    const entry = readObject(reading, file[group], [group], { required: names })
    const read = names.map((name) => [name, readNumber(reading, entry?.[name], [group, name])] as const)
    return Object.fromEntries(read) as Record<Name, number>
  }
  const thresholds = numbers('thresholds', measures)
  for (const measure of measures) {
    if (thresholds[measure] <= 0 || thresholds[measure] > 1) {
      note(reading, ['thresholds', measure], `the threshold of ${measure} must lie above 0 and at most at 1`)
    }
  }
  const stability = numbers('stability', ['spread', 'samples', 'seed'])
  if (stability.spread < 0 || stability.spread >= 1) {
    note(reading, ['stability', 'spread'], '"spread" must be a share from 0 to below 1')
  }
  const again = readObject(reading, file.listed_again, ['listed_again'], { required: ['severity', 'verdicts'] })
  return finish(reading, {
    thresholds,
    minimum_voices: readNumber(reading, file.minimum_voices, ['minimum_voices']),
    stability,
    next_question: numbers('next_question', ['narrowing_bonus', 'effort_of_further_systems']),
    findings: numbers('findings', ['stale_months', 'cost_per_user']),
    listed_again: {
      severity: readChoice(reading, again?.severity, ['listed_again', 'severity'], findingSeverities),
      verdicts: readList(reading, again?.verdicts, ['listed_again', 'verdicts'], (entry, path) =>
        readChoice(reading, entry, path, verdicts),
      ),
    },
  })
}
