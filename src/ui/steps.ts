import type { StepCounts } from '../contract/calls/workspace.ts'

/** The state of a step in words: a key of `ui.way` with its count, and whether it still asks for work. */
export type StepState = { key: string; count: number; open: boolean }

export type Step = { name: string; icon: string; state: (counts: StepCounts) => StepState | null }

/** The way through the job, in order. A step is shown once the router knows a screen of its name. */
export const steps: readonly Step[] = [
  { name: 'inventory', icon: 'i-lucide-list', state: inventoryState },
  { name: 'scenes', icon: 'i-lucide-grid-3x3', state: scenesState },
  { name: 'capacity', icon: 'i-lucide-map', state: capacityState },
  { name: 'review', icon: 'i-lucide-scale', state: reviewState },
  { name: 'plan', icon: 'i-lucide-git-merge', state: planState },
  { name: 'documents', icon: 'i-lucide-file-text', state: documentsState },
]

/** Below the steps, always at hand. */
export const besides: readonly Step[] = [
  { name: 'history', icon: 'i-lucide-history', state: () => null },
  { name: 'settings', icon: 'i-lucide-settings', state: () => null },
]

function inventoryState(counts: StepCounts): StepState {
  if (counts.systems === 0) return { key: 'inventory_empty', count: 0, open: true }
  if (counts.unresolved_problems > 0)
    return { key: 'inventory_problems', count: counts.unresolved_problems, open: true }
  if (counts.undecided_duplicates > 0)
    return { key: 'inventory_duplicates', count: counts.undecided_duplicates, open: true }
  return { key: 'inventory_done', count: counts.systems, open: false }
}

function scenesState(counts: StepCounts): StepState {
  if (counts.scenes_proposed > 0) return { key: 'scenes_proposed', count: counts.scenes_proposed, open: true }
  return { key: 'scenes_confirmed', count: counts.scenes_confirmed, open: counts.scenes_confirmed === 0 }
}

function capacityState(counts: StepCounts): StepState {
  return { key: 'capacity_localities', count: counts.localities, open: counts.indicator_values === 0 }
}

function reviewState(counts: StepCounts): StepState {
  if (counts.systems > 0 && counts.verdicts_undecided === 0)
    return { key: 'review_done', count: counts.systems, open: false }
  return { key: 'review_undecided', count: counts.verdicts_undecided, open: counts.verdicts_undecided > 0 }
}

function planState(counts: StepCounts): StepState {
  return { key: `plan_${counts.plan}`, count: 0, open: counts.plan !== 'current' }
}

function documentsState(counts: StepCounts): StepState {
  return { key: 'documents_issued', count: counts.documents_issued, open: false }
}

/** How many entries a step holds, for the figure beside its name. */
export function stepCount(name: string, counts: StepCounts): number | null {
  if (name === 'inventory') return counts.systems
  if (name === 'scenes') return counts.scenes_confirmed + counts.scenes_proposed
  if (name === 'capacity') return counts.localities
  return null
}
