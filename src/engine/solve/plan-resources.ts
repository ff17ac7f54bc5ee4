import { join } from 'node:path'
import { z } from 'zod'
import { Failure } from '../../contract/failures.ts'
import type { CostRates } from '../../core/plan/one-off.ts'
import { planActions } from '../../core/plan/plan.ts'
import type { PlanSettings } from '../../core/plan/settings.ts'
import type { TaskTemplate } from '../../core/plan/tasks.ts'
import { systemKinds } from '../../core/system/system.ts'
import { readYaml } from '../resources/read-yaml.ts'

export type PlanResources = { settings: PlanSettings; rates: CostRates; templates: TaskTemplate[] }

const amount = z.number().nonnegative()
const limit = amount.nullable()

const settingsFile = z.strictObject({
  version: z.number(),
  horizon_years: z.number().min(1),
  minutes_weight: amount,
  weeks_per_year: amount,
  one_off: amount,
  budget_per_year: limit,
  running_budget_per_year: limit,
  mandatory_limit: limit,
  needs: z.enum(['confirmed', 'all']),
  time_limit: z.number().positive(),
  people_per_department: limit,
  blackout: z.array(
    z.strictObject({
      code: z.string(),
      months: z.array(z.number().int().min(1).max(12)),
      criticality: z.array(z.string()),
      words: z.array(z.string()),
    }),
  ),
})

const ratesFile = z.strictObject({
  version: z.number(),
  text_status: z.literal('estimate'),
  assessing_per_system: amount,
  planning_per_move: amount,
  stakeholders_per_system: amount,
  stakeholders_other_owner: amount,
  parallel_months: amount,
  vendor_per_contract: amount,
  training_per_user: amount,
  training_most: amount,
  refactoring_per_function: amount,
  extension_per_function: amount,
  effort: z.partialRecord(z.enum(planActions), amount),
  light_kinds: z.array(z.enum(systemKinds)),
  light_factor: amount,
})

const templatesFile = z.strictObject({
  version: z.number(),
  tasks: z.array(
    z.strictObject({
      code: z.string(),
      title: z.strictObject({ 'zh-CN': z.string(), en: z.string(), 'zh-TW': z.string().optional() }),
      actions: z.array(z.enum(planActions)),
      by: z.enum(['owner', 'target', 'team']),
      after: z.number().int().nonnegative(),
    }),
  ),
})

/**
 * The shipped settings, rates and task templates of `<resources>/plan`, with the date carrying out begins.
 *
 * @throws Failure `damaged_resource`, naming file and line
 */
export function readPlanResources(resources: string, startDate: string): PlanResources {
  const { version: _settings, ...settings } = readPlanFile(resources, 'settings.yaml', settingsFile)
  const { version: _rates, text_status: _status, ...rates } = readPlanFile(resources, 'cost-rates.yaml', ratesFile)
  const { tasks } = readPlanFile(resources, 'task-templates.yaml', templatesFile)
  const templates = tasks.map(({ title, ...task }) => {
    const traditional = title['zh-TW'] === undefined ? {} : { 'zh-TW': title['zh-TW'] }
    return { ...task, title: { 'zh-CN': title['zh-CN'], en: title.en, ...traditional } }
  })
  return { settings: { ...settings, start_date: startDate }, rates, templates }
}

function readPlanFile<T>(resources: string, name: string, schema: z.ZodType<T>): T {
  const shown = `resources/plan/${name}`
  const { value, lineOf } = readYaml(join(resources, 'plan', name), shown)
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const path = (issue?.path ?? []).map((step) => (typeof step === 'symbol' ? String(step) : step))
  throw new Failure('damaged_resource', {
    detail: `${shown}:${lineOf(path)}: ${path.join('.')}: ${issue?.message ?? ''}`,
  })
}
