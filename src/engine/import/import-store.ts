import type { Locality } from '../../core/capacity/capacity.ts'
import { writeIndicatorValue, writeLocality, type IndicatorValueRecord } from '../document/queries/capacity.ts'
import { writeFeedback, type FeedbackRecord } from '../document/queries/feedback.ts'
import { sourceRowInserter, type SourceRowRecord } from '../document/queries/source.ts'
import { systemWriter, type SystemRecord } from '../document/queries/system.ts'
import type { Workspace } from '../document/workspace.ts'

/** Where an import puts its rows: the workspace, or, for a preview, nowhere. */
export type ImportStore = {
  ids(): string
  author: string
  at: string
  system(record: SystemRecord): void
  locality(locality: Locality): void
  value(record: IndicatorValueRecord): void
  voice(record: FeedbackRecord): void
  sourceRow(record: SourceRowRecord): void
}

export function workspaceStore(workspace: Workspace): ImportStore {
  return {
    ids: workspace.ids,
    author: workspace.author,
    at: workspace.clock(),
    system: systemWriter(workspace),
    locality: (locality) => writeLocality(workspace, locality),
    value: (record) => writeIndicatorValue(workspace, record),
    voice: (record) => writeFeedback(workspace, record),
    sourceRow: sourceRowInserter(workspace),
  }
}

/** Takes everything and keeps nothing, so that a preview goes the very way of the commit. */
export function previewStore(workspace: Workspace): ImportStore {
  let count = 0
  const nothing = () => undefined
  return {
    ids: () => `preview-${++count}`,
    author: workspace.author,
    at: workspace.clock(),
    system: nothing,
    locality: nothing,
    value: nothing,
    voice: nothing,
    sourceRow: nothing,
  }
}
