/** Times of the year in which a system of that season is not cut over; matched on criticality or on words in its name, functions and season. */
export type BlackoutSeason = { code: string; months: number[]; criticality: string[]; words: string[] }

/**
 * Settings of a plan, stored with it.
 * There is no share of systems to be cut among them and there will be none: a quota set beforehand decides before anybody has looked.
 */
export type PlanSettings = {
  /** Years over which one-off costs are spread in the objective, and over which the yearly budget is summed. */
  horizon_years: number
  /** Yuan for one minute of a grassroots worker; 0 leaves minutes out. */
  minutes_weight: number
  /** Working weeks a year. */
  weeks_per_year: number
  /** Factor on the estimated one-off costs; 0 leaves them out, and with them the taking over of functions, which would be free. */
  one_off: number
  /** Yuan a year for one-off costs; `null` no limit. */
  budget_per_year: number | null
  /** Yuan a year for running what stays; `null` no limit. */
  running_budget_per_year: number | null
  /** Greatest number of mandatory systems that may stay; `null` no limit. */
  mandatory_limit: number | null
  /** `confirmed`: scene-functions a person confirmed. `all`: every function that any system lists, too. */
  needs: 'confirmed' | 'all'
  /** Seconds. */
  time_limit: number
  /** ISO date on which carrying out begins. */
  start_date: string
  blackout: BlackoutSeason[]
  /** Person-quarters of work that one department can do in a quarter; `null` no limit. */
  people_per_department: number | null
}

export type SettingFailure = {
  code: 'share_refused' | 'unknown_setting' | 'bad_value'
  values: { key: string; value: string; allowed: string }
}
export type SettingResult = { ok: true; settings: PlanSettings } | { ok: false; failure: SettingFailure }

type Parser = (value: string) => { allowed: string; parsed: string | number | null | undefined }

const parsers = {
  horizon_years: number(1, 20),
  minutes_weight: number(0, 1000),
  weeks_per_year: number(1, 53),
  one_off: factor,
  budget_per_year: limit,
  running_budget_per_year: limit,
  mandatory_limit: limit,
  needs: (value) => ({
    allowed: 'confirmed, all',
    parsed: value === 'confirmed' || value === 'all' ? value : undefined,
  }),
  time_limit: number(0.1, 86_400),
  start_date: (value) => ({
    allowed: 'YYYY-MM-DD',
    parsed: /^\d{4}-(0[1-9]|1[0-2])-([0-2]\d|3[01])$/.test(value) ? value : undefined,
  }),
  people_per_department: limit,
} as const satisfies Partial<Record<keyof PlanSettings, Parser>>

/** Keys that `--set KEY=VALUE` accepts. */
export const planSettingKeys = Object.keys(parsers)

/** The settings with one changed, as `--set KEY=VALUE` does. A key or value that means a share to be cut is refused by its own code. */
export function setPlanSetting(settings: PlanSettings, key: string, value: string): SettingResult {
  const text = value.trim()
  if (isShare(key, text)) return refuse('share_refused', key, text, planSettingKeys.join(', '))
  if (!Object.hasOwn(parsers, key)) return refuse('unknown_setting', key, text, planSettingKeys.join(', '))
  const { allowed, parsed } = parsers[key as keyof typeof parsers](text)
  if (parsed === undefined) return refuse('bad_value', key, text, allowed)
  return { ok: true, settings: { ...settings, [key]: parsed } }
}

/** A target share in any guise: a percentage as value, or a key that names a share, quota or reduction. */
function isShare(key: string, value: string): boolean {
  if (/[%％]/.test(value)) return true
  if (Object.hasOwn(parsers, key)) return false
  return /share|percent|ratio|rate|quota|reduc|cut|target|close_?count|比例|比率|压减|压降|删减|削减|指标|百分/i.test(
    key,
  )
}

function refuse(code: SettingFailure['code'], key: string, value: string, allowed: string): SettingResult {
  return { ok: false, failure: { code, values: { key, value, allowed } } }
}

function number(least: number, most: number): Parser {
  return (value) => {
    const parsed = Number(value)
    return {
      allowed: `${least}–${most}`,
      parsed: value !== '' && parsed >= least && parsed <= most ? parsed : undefined,
    }
  }
}

/** A factor; `on` and `off` are 1 and 0. */
function factor(value: string): ReturnType<Parser> {
  const words: Record<string, string> = { on: '1', true: '1', off: '0', false: '0' }
  const { parsed } = number(0, 10)(words[value] ?? value)
  return { allowed: '0–10, on, off', parsed }
}

function limit(value: string): ReturnType<Parser> {
  const parsed = Number(value)
  const valid = value !== '' && Number.isFinite(parsed) && parsed >= 0
  return { allowed: '≥ 0, none', parsed: value === 'none' ? null : valid ? parsed : undefined }
}
