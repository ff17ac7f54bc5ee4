import type { VerifyReport } from '../../../contract/calls/workspace.ts'

export type Trouble = {
  code: 'integrity' | 'foreign_keys' | 'broken' | 'drifted'
  values: Record<string, string | number>
}

/** What is wrong with a workspace, in the order of gravity. A refusal that names nothing means that tables differ from the journal. */
export function troublesOf(report: VerifyReport): Trouble[] {
  const found: Trouble[] = []
  if (report.integrity !== 'ok') found.push({ code: 'integrity', values: { integrity: report.integrity } })
  if (report.broken_at !== null) found.push({ code: 'broken', values: { number: report.broken_at } })
  if (report.foreign_keys > 0) found.push({ code: 'foreign_keys', values: { count: report.foreign_keys } })
  if (!report.ok && found.length === 0) found.push({ code: 'drifted', values: {} })
  return found
}
