import { closingActions, type PlanAction, type PlanDifference, type PlanInput } from './plan.ts'

/** Where the plan acts otherwise than the review computed and nobody has decided: each is a question to people, not an answer. */
export function differencesOf(input: PlanInput, actions: PlanAction[]): PlanDifference[] {
  const verdicts = new Map(input.verdicts.map((verdict) => [verdict.system, verdict]))
  return actions.flatMap(({ system, action, target }) => {
    const verdict = verdicts.get(system.id)
    if (verdict === undefined || verdict.decided !== null || verdict.computed === action) return []
    const { computed, possible, settled } = verdict
    const code = differenceCode(closingActions.includes(computed), closingActions.includes(action))
    return code === null ? [] : [{ system, computed, possible, settled, action, target, code }]
  })
}

/** Two words for staying are no difference in what becomes of the system. */
function differenceCode(computedCloses: boolean, planCloses: boolean): PlanDifference['code'] | null {
  if (computedCloses) return planCloses ? 'other_closing' : 'stays_though_closing'
  return planCloses ? 'closes_though_staying' : null
}
