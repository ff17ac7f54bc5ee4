import { defineStore } from 'pinia'
import type { FileContent } from '../../contract/calls/import.ts'
import type {
  ConditionCount,
  OwnAnswer,
  OwnDraft,
  OwnItemInput,
  SheetDifference,
} from '../../contract/calls/own-checklist.ts'
import type { Condition } from '../../core/checklist/condition.ts'
import type { OwnText } from '../../core/checklist/own/own-part.ts'
import type { Locale } from '../../core/language/localized-text.ts'
import { useEngine } from '../client.ts'
import { useLoaded } from './loaded.ts'
import { useSession } from './session.ts'

/** The team's own items and checklists while they are edited, and what publishing them would change. */
export const useOwnChecklist = defineStore('own-checklist', () => {
  const engine = useEngine()
  const session = useSession()
  const state = useLoaded<OwnDraft>(
    () => engine.call('own_checklist.draft', {}),
    () => session.revision,
  )

  /** A change, after which the workspace is read anew. */
  async function changed<Value>(work: Promise<Value>): Promise<Value> {
    const value = await work
    await session.refresh()
    return value
  }

  return {
    state: state.value,
    failure: state.failure,
    load: state.load,
    count: (condition: Condition): Promise<ConditionCount> => engine.call('own_checklist.count', { condition }),
    check: (item: OwnItemInput) => engine.call('own_checklist.check', { item }),
    answers: (item: string): Promise<OwnAnswer[]> => engine.call('own_checklist.answers', { item }),
    file: (locale: Locale): Promise<FileContent> => engine.call('own_checklist.export', { locale }),
    compare: (file: FileContent, locale: Locale): Promise<SheetDifference> =>
      engine.call('own_checklist.compare', { ...file, locale }),
    saveItem: (item: OwnItemInput) => changed(engine.call('own_checklist.save_item', { item })),
    retireItem: (id: string, reason: string | null) =>
      changed(engine.call('own_checklist.retire_item', { id, reason })),
    adjust: (item: string, weight: number | null, off: boolean, reason: string | null) =>
      changed(engine.call('own_checklist.adjust', { item, weight, off, reason })),
    saveChecklist: (id: string | null, title: OwnText, purpose: OwnText) =>
      changed(engine.call('own_checklist.save_checklist', { id, title, purpose })),
    retireChecklist: (id: string, reason: string | null) =>
      changed(engine.call('own_checklist.retire_checklist', { id, reason })),
    publish: () => changed(engine.call('own_checklist.publish', {})),
    discard: () => changed(engine.call('own_checklist.discard', {})),
    take: (file: FileContent, locale: Locale): Promise<SheetDifference> =>
      changed(engine.call('own_checklist.take', { ...file, locale })),
  }
})
