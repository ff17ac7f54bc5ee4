import { Failure } from '../../../contract/failures.ts'
import type { PlanResult } from '../../../core/plan/plan.ts'
import type { Options } from '../arguments.ts'
import type { Context } from '../context.ts'
import { openNamed } from './open.ts'

const usage = 'plan FILE.heshu [--budget YUAN] [--set KEY=VALUE]… [--time-limit S]'

export async function plan(context: Context, positionals: string[], options: Options): Promise<void> {
  await openNamed(context, positionals, usage)
  const settings: Record<string, string> = {}
  for (const pair of options.set ?? []) {
    const [key, ...rest] = pair.split('=')
    if (!key || rest.length === 0) throw new Failure('invalid_argument', { detail: `--set ${pair} — ${usage}` })
    settings[key] = rest.join('=')
  }
  if (options.budget !== undefined) settings['budget_per_year'] = options.budget
  if (options['time-limit'] !== undefined) settings['time_limit'] = options['time-limit']
  const { result } = await context.client.call('plan.run', { settings })
  context.answer(result, planText(context, result))
}

/** Status, objective, bound and gap, then one line for every system something is done with. */
export function planText({ words }: Context, result: PlanResult): string {
  const figure = (value: number | null) => (value === null ? '—' : String(Math.round(value)))
  const head = words.say('cli.planned', {
    status: words.say(`cli.plan_status.${result.status}`),
    objective: figure(result.objective),
    bound: figure(result.bound),
    gap: result.gap === null ? '—' : (result.gap * 100).toFixed(2),
    saving: figure(result.totals.saving),
    one_off: figure(result.totals.one_off),
  })
  const rows = result.actions
    .filter((action) => action.action !== 'keep')
    .map((action) => {
      const target = action.target ? ` → ${action.target.id} ${action.target.name}` : ''
      const quarter = action.quarter ? `  ${action.quarter}` : ''
      return `  ${words.say(`plan.action.${action.action}`)}  ${action.system.id} ${action.system.name}${target}${quarter}`
    })
  const conflicts = result.conflicts.map(({ code, values }) => {
    const limit = values['needed'] === null ? words.find(`plan.limit.${code}`, values) : null
    return `  ${limit ?? words.say(`plan.reason.${code}`, values)}`
  })
  const because = conflicts.length > 0 ? [words.say('plan.conflict'), ...conflicts] : []
  return [head, ...because, ...rows].join('\n')
}
