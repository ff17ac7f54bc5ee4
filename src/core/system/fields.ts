import {
  audiences,
  criticalities,
  levels,
  mandates,
  securityLevels,
  statuses,
  systemKinds,
  type SystemField,
} from './system.ts'

/** What kind of value a field holds; it decides how a cell is read, edited, compared and printed. */
export type FieldType =
  | { type: 'text' }
  | { type: 'list' }
  | { type: 'choice'; choices: readonly string[] }
  | { type: 'choices'; choices: readonly string[] }
  | { type: 'date' }
  | { type: 'money' }
  | { type: 'count' }
  | { type: 'minutes' }
  | { type: 'boolean' }

const text = { type: 'text' } as const
const list = { type: 'list' } as const
const date = { type: 'date' } as const
const money = { type: 'money' } as const
const count = { type: 'count' } as const
const boolean = { type: 'boolean' } as const

/** Every field of a system in its canonical order: the order of tables, ledgers and JSON. */
export const systemFields = {
  id: text,
  name: text,
  kind: { type: 'choice', choices: systemKinds },
  owner: text,
  operator: text,
  level: { type: 'choice', choices: levels },
  mandate: { type: 'choice', choices: mandates },
  audience: { type: 'choices', choices: audiences },
  functions: list,
  scenes: list,
  launched_on: date,
  last_updated_on: date,
  contract_ends_on: date,
  build_cost: money,
  annual_cost: money,
  registered_users: count,
  monthly_active_users: count,
  peak_active_users: count,
  peak_season: text,
  criticality: { type: 'choice', choices: criticalities },
  mandatory: boolean,
  check_in: boolean,
  points_ranking: boolean,
  online_time: boolean,
  trace_upload: boolean,
  usage_assessed: boolean,
  complaint_entry: boolean,
  duplicate_entry: boolean,
  data_sharing: boolean,
  interfaces: list,
  security_level: { type: 'choice', choices: securityLevels },
  filed: boolean,
  personal_data: boolean,
  elder_mode: boolean,
  offline_channel: boolean,
  minutes_per_week: { type: 'minutes' },
  status: { type: 'choice', choices: statuses },
  notes: text,
} as const satisfies Record<SystemField, FieldType>

export const systemFieldNames = Object.keys(systemFields) as SystemField[]

const nothingKnown = Object.fromEntries(systemFieldNames.map((field) => [field, null]))

/** A system of which nothing but its identity is known. */
export function emptySystem(id: string, name: string): import('./system.ts').System {
  return { ...nothingKnown, id, name } as import('./system.ts').System
}
