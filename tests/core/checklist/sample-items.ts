import * as fc from 'fast-check'
import type { ChecklistItem, Choice } from '../../../src/core/checklist/checklist.ts'

const said = (text: string) => ({ 'zh-CN': text, en: text })

export const yesPartlyNo: Choice[] = [
  { id: 'yes', value: 1, text: said('yes') },
  { id: 'partly', value: 0.5, text: said('partly') },
  { id: 'no', value: 0, text: said('no') },
]

/** An item of `demand` with weight 1 that always applies and that nothing proves, but for what is given. */
export function makeItem(given: Partial<ChecklistItem>): ChecklistItem {
  return {
    id: 'XX-01',
    measure: 'demand',
    weight: 1,
    text: said('text'),
    help: said('help'),
    choices: yesPartlyNo,
    proven_by: [],
    evidence: 'none',
    source: [],
    measures_use: false,
    ...given,
  }
}

const choiceIds = yesPartlyNo.map((choice) => choice.id)

/** Items of any weight, some conditional on `mandatory`, some proven by `filed`, some that measure use. */
export const anyItems = fc
  .array(
    fc.record({
      weight: fc.integer({ min: 1, max: 5 }),
      conditional: fc.boolean(),
      proven: fc.option(fc.constantFrom(...choiceIds)),
      measures_use: fc.boolean(),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((shapes) =>
    shapes.map(({ weight, conditional, proven, measures_use }, index) =>
      makeItem({
        id: `XX-${String(index + 1).padStart(2, '0')}`,
        weight,
        measures_use,
        ...(conditional ? { applies: { fact: 'mandatory', is: true } as const } : {}),
        proven_by: proven === null ? [] : [{ when: { fact: 'filed', is: true }, choice: proven }],
      }),
    ),
  )

export const anyFacts = fc.record({
  mandatory: fc.option(fc.boolean()),
  filed: fc.option(fc.boolean()),
  protected: fc.option(fc.boolean()),
})

/** For every item an answer by its position, or none. */
export const anyAnswers = fc
  .array(fc.option(fc.constantFrom(...choiceIds)), { minLength: 8, maxLength: 8 })
  .map((choices) =>
    Object.fromEntries(
      choices.flatMap((choice, index) =>
        choice === null ? [] : [[`XX-${String(index + 1).padStart(2, '0')}`, choice]],
      ),
    ),
  )
