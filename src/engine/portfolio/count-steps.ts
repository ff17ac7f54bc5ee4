import { judgeRedLines, redLineTests } from '../../core/review/red-lines.ts'
import type { StepCounts } from '../../contract/calls/workspace.ts'
import type { TableReport } from '../../contract/calls/import.ts'
import { changedSince, latestPlan } from '../document/queries/plan.ts'
import { listIssuedDocuments } from '../document/queries/issued-document.ts'
import { listSourceTables } from '../document/queries/source.ts'
import { remember } from '../session.ts'
import { duplicatePairs } from './duplicate-pairs.ts'
import { portfolioOf } from './read-portfolio.ts'
import { reviewStateOf } from './review-state.ts'

/** The state of each step in numbers, for the way on the left of the window. */
export const countSteps = remember<StepCounts>((session, workspace) => {
  const { portfolio, values, feedback } = portfolioOf(session)
  const { rows, facts, reviewer } = reviewStateOf(session)
  const crossed = [...facts.values()].filter(
    (known) => redLineTests(reviewer.redLines, judgeRedLines(reviewer.redLines, known)).red_line === 'yes',
  )
  const plan = latestPlan(workspace)
  const problems = listSourceTables(workspace).flatMap((table) => (table.report as TableReport).problems)
  return {
    systems: portfolio.systems.length,
    unresolved_problems: problems.filter((problem) => problem.severity !== 'info').length,
    undecided_duplicates: duplicatePairs(session).filter((pair) => pair.decision === null).length,
    scenes_confirmed: portfolio.scenes.filter((scene) => scene.status === 'confirmed').length,
    scenes_proposed: portfolio.scenes.filter((scene) => scene.status === 'proposed').length,
    localities: portfolio.localities.length,
    indicator_values: values.length,
    feedback: feedback.length,
    verdicts_unsettled: rows.filter((row) => !row.settled).length,
    verdicts_undecided: rows.filter((row) => row.decided === null).length,
    red_lines: crossed.length,
    plan: plan === null ? 'none' : changedSince(workspace, plan.ground) ? 'outdated' : 'current',
    documents_issued: listIssuedDocuments(workspace).length,
  }
})
