/** Choice lists of the system fields. The values are the words of files, commands and JSON; people see their labels. */
export const systemKinds = [
  'app',
  'mini_program',
  'quick_app',
  'official_account',
  'work_group',
  'business_system',
  'platform',
  'website',
  'other',
] as const
export const levels = ['national', 'province', 'city', 'county', 'township', 'village'] as const
export const mandates = ['national_vertical', 'provincial_vertical', 'city_vertical', 'own_build', 'purchased'] as const
export const audiences = ['public', 'enterprise', 'internal', 'grassroots'] as const
export const criticalities = ['statutory', 'emergency', 'livelihood', 'general'] as const
export const securityLevels = ['ungraded', 'level_1', 'level_2', 'level_3', 'level_4', 'level_5'] as const
export const statuses = ['running', 'trial', 'building', 'planned', 'suspended', 'closed'] as const

export type SystemKind = (typeof systemKinds)[number]
export type Level = (typeof levels)[number]
export type Mandate = (typeof mandates)[number]
export type Audience = (typeof audiences)[number]
export type Criticality = (typeof criticalities)[number]
export type SecurityLevel = (typeof securityLevels)[number]
export type Status = (typeof statuses)[number]

/**
 * A system under review. Money is yuan, dates are ISO text (`2021`, `2021-03` or `2021-03-05`),
 * counts are integers, `minutes_per_week` is minutes a worker a week. Unknown is `null`, never 0 or false;
 * an unknown list is `null`, an empty list is known to be empty.
 */
export type System = {
  id: string
  name: string
  kind: SystemKind | null
  owner: string | null
  operator: string | null
  level: Level | null
  mandate: Mandate | null
  audience: Audience[] | null
  functions: string[] | null
  scenes: string[] | null
  launched_on: string | null
  last_updated_on: string | null
  contract_ends_on: string | null
  build_cost: number | null
  annual_cost: number | null
  registered_users: number | null
  monthly_active_users: number | null
  peak_active_users: number | null
  peak_season: string | null
  criticality: Criticality | null
  mandatory: boolean | null
  check_in: boolean | null
  points_ranking: boolean | null
  online_time: boolean | null
  trace_upload: boolean | null
  usage_assessed: boolean | null
  complaint_entry: boolean | null
  duplicate_entry: boolean | null
  data_sharing: boolean | null
  interfaces: string[] | null
  security_level: SecurityLevel | null
  filed: boolean | null
  personal_data: boolean | null
  elder_mode: boolean | null
  offline_channel: boolean | null
  minutes_per_week: number | null
  status: Status | null
  notes: string | null
}

export type SystemField = keyof System
export type SystemReference = Pick<System, 'id' | 'name'>
