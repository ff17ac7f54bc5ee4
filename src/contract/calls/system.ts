import { z } from 'zod'
import type { Origin } from '../../core/system/origin.ts'
import type { System, SystemField, SystemReference } from '../../core/system/system.ts'
import { systemFieldNames } from '../../core/system/fields.ts'
import { call } from '../call.ts'

/** A system with where it was listed. */
export type SystemRow = System & { from: { file: string; sheet: string; row: number }[] }

export type SystemDetail = {
  system: SystemRow
  origins: Partial<Record<SystemField, Origin>>
  /** Columns of its sheets that are no field of ours: kept as they were. */
  extra: { header: string; raw: string; origin: Origin }[]
  attachments: AttachmentRow[]
}

export type AttachmentRow = {
  id: string
  name: string
  sha256: string
  size: number
  author: string
  at: string
  item: string | null
}

export type OverlapRow = {
  scene: SystemReference
  function: string
  systems: SystemReference[]
  /**
   * Who could replace whom: the share of `replaced`'s needed functions that `by` provides too, and the names of those
   * that it does not.
   */
  replaceable: { replaced: SystemReference; by: SystemReference; share: number; missing: string[] }[]
}

const field = z.enum(systemFieldNames as [SystemField, ...SystemField[]])
const id = z.string().min(1)

export const systemCalls = {
  'system.list': call<SystemRow[]>()(z.object({})),
  'system.get': call<SystemDetail>()(z.object({ id })),
  'system.create': call<SystemRow>()(z.object({ name: z.string().min(1) })),
  /** Sets one field of one or more systems in one undoable step. */
  'system.update': call<SystemRow[]>()(z.object({ ids: z.array(id).min(1), field, value: z.unknown() })),
  'system.remove': call<null>()(z.object({ ids: z.array(id).min(1) })),
  'overlap.list': call<OverlapRow[]>()(z.object({})),
  'attachment.add': call<AttachmentRow>()(
    z.object({ system: id, item: z.string().nullable().default(null), name: z.string().min(1), content: z.string() }),
  ),
  'attachment.get': call<{ name: string; content: string }>()(z.object({ id })),
  'attachment.remove': call<null>()(z.object({ id })),
}
