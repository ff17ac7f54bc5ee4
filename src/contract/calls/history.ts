import { z } from 'zod'
import { call } from '../call.ts'

export type HistoryEntry = {
  table: string
  row: string
  /** A name a person knows the row by, where it has one. */
  label: string | null
  operation: 'insert' | 'update' | 'delete'
  changes: { column: string; before: unknown; after: unknown }[]
  /** Names of the rows this one refers to, by their uid; absent where it refers to none that has a name. */
  names?: Record<string, string>
}

export type HistoryCommand = {
  id: number
  name: string
  /** Values of the sentence `history.<name>`. */
  values: Record<string, string | number>
  author: string
  at: string
  entries: number
  undoes: number | null
  undone: boolean
}

export const historyCalls = {
  'history.list': call<{ total: number; commands: HistoryCommand[] }>()(
    z.object({
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100),
      author: z.string().nullable().default(null),
      row: z.string().nullable().default(null),
    }),
  ),
  'history.entries': call<HistoryEntry[]>()(
    z.object({ command: z.number().int(), limit: z.number().int().max(1000).default(200) }),
  ),
  'history.undo': call<HistoryCommand>()(z.object({})),
  'history.redo': call<HistoryCommand>()(z.object({})),
}
