import type { Locale } from '../../../core/language/localized-text.ts'
import type { PlanSettings } from '../../../core/plan/settings.ts'
import { moneyUnit } from '../../language/formats.ts'

export type SettingName = Exclude<keyof PlanSettings, 'blackout'>
export type SettingType = 'number' | 'limit' | 'money' | 'date' | 'needs'

/** The settings of a plan in the order in which they are asked for. A limit or a sum may be left empty: no limit. */
export const settingFields: readonly { name: SettingName; type: SettingType; more?: true }[] = [
  { name: 'budget_per_year', type: 'money' },
  { name: 'running_budget_per_year', type: 'money' },
  { name: 'mandatory_limit', type: 'limit' },
  { name: 'people_per_department', type: 'limit' },
  { name: 'needs', type: 'needs' },
  { name: 'horizon_years', type: 'number' },
  { name: 'minutes_weight', type: 'number' },
  { name: 'one_off', type: 'number' },
  { name: 'start_date', type: 'date' },
  { name: 'weeks_per_year', type: 'number', more: true },
  { name: 'time_limit', type: 'number', more: true },
]

/** A setting as it stands in its input. */
export function settingText(type: SettingType, value: unknown, locale: Locale): string {
  if (value === null || value === undefined) return ''
  return type === 'money' && typeof value === 'number' ? String(value / moneyUnit(locale)) : String(value)
}

/** What was typed, as the engine takes it; `undefined` where it is nothing that can be used. */
export function typedSetting(type: SettingType, text: string, locale: Locale): string | number | null | undefined {
  const plain = text.normalize('NFKC').replaceAll(/[,\s]/g, '')
  if (type === 'needs') return plain
  if (type === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(plain) ? plain : undefined
  if (plain === '') return type === 'number' ? undefined : null
  if (!/^\d+(\.\d+)?$/.test(plain)) return undefined
  return type === 'money' ? Math.round(Number(plain) * moneyUnit(locale) * 100) / 100 : Number(plain)
}
