import type { ImportDifference } from '../../../contract/calls/import.ts'

/** What a difference is made of, what a person must look at first. */
export const differenceParts = ['back', 'renamed', 'updated', 'added', 'gone', 'unchanged', 'skipped'] as const
export type DifferencePart = (typeof differenceParts)[number]

export type DifferenceCounts = Record<DifferencePart, number>

/** What a commit of these tables would do. An accepted renaming counts as the update that it then is. */
export function countsOf(differences: readonly ImportDifference[]): DifferenceCounts {
  const sum: DifferenceCounts = { back: 0, renamed: 0, updated: 0, added: 0, gone: 0, unchanged: 0, skipped: 0 }
  for (const difference of differences) {
    sum.back += difference.back.length
    sum.renamed += difference.renamed.length
    sum.updated += difference.updated.length
    sum.added += difference.added.length
    sum.gone += difference.gone.length
    sum.unchanged += difference.unchanged
    sum.skipped += difference.skipped.length
  }
  return sum
}

/** The part to show at first: the foremost that is not empty. */
export function foremostPart(counts: DifferenceCounts): DifferencePart {
  return differenceParts.find((part) => counts[part] > 0) ?? 'added'
}
