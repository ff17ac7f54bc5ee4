import type { SignOffStep } from '../../../core/sign-off/sign-off.ts'
import type { Obstacle } from '../../../core/sign-off/steps.ts'
import { systemKinds } from '../../../core/system/system.ts'
import { Failure } from '../../../contract/failures.ts'
import { oneOf, required, type Options } from '../arguments.ts'
import type { Context } from '../context.ts'
import { openNamed } from './open.ts'

const assignUsage = 'assign FILE.heshu REVIEWER|- [SYSTEM…] [--owner …] [--kind …]'
const opinionUsage = 'opinion FILE.heshu SYSTEM ITEM|verdict CHOICE [--note …] | --resolve --reason …'

/** Gives systems to a reviewer, `-` to nobody: those named, or all of an owner or a kind. */
export async function assign(context: Context, positionals: string[], options: Options): Promise<void> {
  await openNamed(context, positionals, assignUsage)
  const reviewer = required(positionals, 1, assignUsage)
  const kind = options.kind === undefined ? null : oneOf(options.kind, systemKinds, '--kind')
  const ids = positionals.slice(2)
  if (ids.length === 0 && kind === null && options.owner === undefined) {
    throw new Failure('invalid_argument', { detail: assignUsage })
  }
  const assigned = await context.client.call('people.assign', {
    reviewer: reviewer === '-' ? null : reviewer,
    ids,
    owner: options.owner ?? null,
    kind,
  })
  const people = await context.client.call('people.list', {})
  const text = context.words.say('cli.assigned', { count: assigned.systems, name: reviewer })
  context.answer({ ...assigned, ...people }, text)
}

/** A second opinion under the name of `--author`, or the end of a disagreement. */
export async function opinion(context: Context, positionals: string[], options: Options): Promise<void> {
  await openNamed(context, positionals, opinionUsage)
  const id = required(positionals, 1, opinionUsage)
  const matter = required(positionals, 2, opinionUsage)
  const choice = required(positionals, 3, opinionUsage)
  const item = matter === 'verdict' ? null : matter
  const { client, words } = context
  if (options.resolve) await client.call('opinion.resolve', { id, item, choice, reason: options.reason ?? '' })
  else await client.call('opinion.give', { ids: [id], item, choice, note: options.note ?? null })
  const detail = await client.call('signoff.get', { id })
  const text = words.say('cli.opinion', { name: detail.system.name, count: detail.disagreements })
  context.answer(detail, text)
}

/** `submit`, `recall`, `return`, `sign` and `revoke` over one or more systems; exit code 2 where one was refused. */
export function stepCommand(step: SignOffStep) {
  const usage = `${step} FILE.heshu SYSTEM… [--reason …]`
  return async (context: Context, positionals: string[], options: Options): Promise<number> => {
    await openNamed(context, positionals, usage)
    required(positionals, 1, usage)
    const ids = positionals.slice(1)
    const outcome = await context.client.call('signoff.step', { ids, step, reason: options.reason ?? null })
    const refused = outcome.refused.map((one) => ({
      ...one,
      sentences: one.obstacles.map((obstacle) => obstacleText(context, obstacle)),
    }))
    for (const { system, sentences } of refused) context.say(`${system.name}：${sentences.join('')}`)
    const word = context.words.say(`screen-people.step.${step}`)
    context.answer(
      { ...outcome, refused },
      context.words.say('cli.stepped', { step: word, done: outcome.done.length, refused: refused.length }),
    )
    return refused.length > 0 ? 2 : 0
  }
}

function obstacleText({ words }: Context, { code, values }: Obstacle): string {
  const said = Object.entries(values).map(([name, value]) => {
    if (name === 'state' || name === 'step') return [name, words.say(`screen-people.${name}.${value}`)] as const
    return [name, typeof value === 'string' ? words.say(`plan.action.${value}`) : value] as const
  })
  return words.say(`screen-people.obstacle.${code}`, Object.fromEntries(said))
}
