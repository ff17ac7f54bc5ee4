import type { DuplicateReason } from '../../../contract/calls/duplicate.ts'
import { oneOf, required, type Options } from '../arguments.ts'
import type { Context } from '../context.ts'
import { openNamed } from './open.ts'
import { columnsText } from './columns-text.ts'

const subjects = [
  'systems',
  'sources',
  'problems',
  'duplicates',
  'overlaps',
  'scenes',
  'localities',
  'values',
  'feedback',
  'entries',
  'rounds',
  'burden',
  'findings',
  'verdicts',
  'actions',
  'mappings',
  'people',
  'signoffs',
  'opinions',
  'replies',
] as const
type Subject = (typeof subjects)[number]

const usage = `list FILE.heshu ${subjects.join('|')}`

export async function list(context: Context, positionals: string[], _options: Options): Promise<void> {
  await openNamed(context, positionals, usage, true)
  const rows = await rowsOf(context, oneOf(required(positionals, 1, usage), subjects, 'list'))
  context.answer(rows, columnsText(rows))
}

async function rowsOf({ client, words }: Context, subject: Subject): Promise<readonly object[]> {
  switch (subject) {
    case 'systems':
      return client.call('system.list', {})
    case 'sources':
      return client.call('source.list', {})
    case 'problems':
      return client.call('problem.list', {})
    case 'duplicates':
      return (await client.call('duplicate.list', {})).map((pair) => ({
        ...pair,
        reasons: pair.reasons.map((reason) => ({ ...reason, sentence: sayReason(words, reason) })),
      }))
    case 'overlaps':
      return client.call('overlap.list', {})
    case 'scenes':
      return client.call('scene.list', {})
    case 'localities':
      return (await client.call('capacity.table', {})).localities
    case 'values':
      return client.call('value.list', {})
    case 'feedback':
      return client.call('feedback.list', {})
    case 'entries':
      return (await client.call('entry.list', {})).lines
    case 'rounds':
      return client.call('consultation.list', {})
    case 'burden':
      return client.call('feedback.burden', {})
    case 'findings':
      return client.call('finding.list', {})
    case 'verdicts':
      return client.call('review.verdicts', {})
    case 'mappings':
      return client.call('mapping.list', {})
    case 'people':
      return (await client.call('people.list', {})).reviewers
    case 'signoffs':
      return client.call('signoff.list', {})
    case 'opinions':
      return client.call('opinion.list', {})
    case 'replies':
      return client.call('reply.list', {})
    case 'actions':
      return (await client.call('plan.latest', {}))?.result.actions ?? []
  }
}

/** Why two records may be one, in words. */
function sayReason(words: Context['words'], { code, values }: DuplicateReason): string {
  const inWords = Object.entries(values).map(([name, value]) => {
    const choice = ['kind', 'level'].map((field) => words.find(`fields.choice.${field}.${value}`)).find((text) => text)
    return [name, choice ?? value] as const
  })
  return words.say(`findings.${code}`, Object.fromEntries(inWords))
}
