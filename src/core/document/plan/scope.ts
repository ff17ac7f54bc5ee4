import type { PlanContext } from './context.ts'
import { heading, paragraph, plain, type Block, type Run } from '../document.ts'
import { countFigure, formatMoney, formatNumber, partialSum, sumRuns } from '../figures.ts'
import { systemKinds, type System } from '../../system/system.ts'
import { joined, label, say, sayText, type DocumentWords } from '../words.ts'

export function scopeBlocks(context: PlanContext): Block[] {
  const { words } = context
  return [
    heading(1, sayText(words, 'scope')),
    heading(2, sayText(words, 'scope.range')),
    ...rangeBlocks(context),
    heading(2, sayText(words, 'scope.base')),
    ...baseBlocks(context),
    heading(2, sayText(words, 'scope.scenes')),
    ...sceneBlocks(context),
    heading(2, sayText(words, 'scope.capacity')),
    ...capacityBlocks(context),
  ]
}

function rangeBlocks({ snapshot: { systems }, words }: PlanContext): Block[] {
  const owned = systems.filter((system) => system.owner !== null)
  const owners = new Set(owned.map((system) => system.owner))
  const first = [
    ...say(words, 'scope.range.text', {
      owners: {
        text: formatNumber(words, owners.size),
        source: { rows: 'systems', ids: ids(owned), formula: 'count', field: 'owner' },
      },
      total: countFigure(words, 'systems', ids(systems)),
      kinds: kindRuns(words, systems),
    }),
    ...(owned.length === systems.length
      ? []
      : say(words, 'scope.range.no_owner', { count: ownerless(words, systems) })),
  ]
  return [paragraph(first), paragraph(say(words, 'scope.rules'))]
}

function ownerless(words: DocumentWords, systems: System[]): Run {
  return countFigure(words, 'systems', ids(systems.filter((system) => system.owner === null)))
}

function kindRuns(words: DocumentWords, systems: System[]): Run[] {
  const groups = [...systemKinds, null]
    .map((kind) => ({ kind, rows: systems.filter((system) => system.kind === kind) }))
    .filter((group) => group.rows.length > 0)
  return groups.flatMap((group, index) => [
    ...(index === 0 ? [] : plain(label(words, 'word', 'list_separator'))),
    ...say(words, 'scope.range.kind', {
      kind: label(words, 'kind', group.kind),
      count: countFigure(words, 'systems', ids(group.rows)),
    }),
  ])
}

function baseBlocks({ snapshot, words }: PlanContext): Block[] {
  const running = snapshot.systems.filter((system) => system.status !== 'closed')
  const cost = partialSum(
    running,
    (system) => system.id,
    (system) => system.annual_cost,
  )
  const vetoes = snapshot.red_lines.filter((entry) => entry.severity === 'red_line')
  const hits = vetoes.filter((entry) => entry.result === 'hit')
  const reviews = vetoes.filter((entry) => entry.result === 'review')
  const heard = snapshot.feedback.filter((entry) => entry.count > 0)
  return [
    paragraph(say(words, 'scope.base.money', { cost: sumRuns(words, 'systems', 'annual_cost', cost, formatMoney) })),
    paragraph(
      say(words, 'scope.base.red_lines', {
        systems: countFigure(words, 'systems', [...new Set(hits.map((entry) => entry.system))]),
        hits: countFigure(
          words,
          'red_lines',
          hits.map((entry) => `${entry.system}/${entry.rule}`),
        ),
        review: countFigure(
          words,
          'red_lines',
          reviews.map((entry) => `${entry.system}/${entry.rule}`),
        ),
      }),
    ),
    paragraph(
      heard.length === 0
        ? say(words, 'scope.base.no_feedback')
        : say(words, 'scope.base.feedback', {
            count: voices(words, heard, 'count'),
            systems: countFigure(
              words,
              'feedback',
              heard.map((entry) => entry.system),
            ),
            problems: voices(words, heard, 'problems'),
          }),
    ),
  ]
}

function voices(words: DocumentWords, heard: PlanContext['snapshot']['feedback'], field: 'count' | 'problems'): Run {
  const sum = heard.reduce((total, entry) => total + entry[field], 0)
  return {
    text: formatNumber(words, sum),
    source: { rows: 'feedback', ids: heard.map((entry) => entry.system), formula: 'sum', field },
  }
}

function sceneBlocks({ snapshot, words }: PlanContext): Block[] {
  const scenes = snapshot.scenes.filter((scene) => scene.status === 'confirmed')
  if (scenes.length === 0) return [paragraph(say(words, 'scope.scenes.none'))]
  const sceneIds = scenes.map((scene) => scene.id)
  const total = (field: string, count: (scene: (typeof scenes)[number]) => number): Run => ({
    text: formatNumber(
      words,
      scenes.reduce((sum, scene) => sum + count(scene), 0),
    ),
    source: { rows: 'scenes', ids: sceneIds, formula: 'sum', field },
  })
  const lacking = scenes.filter((scene) => scene.gaps.length > 0)
  const gaps = lacking.map((scene) =>
    sayText(words, 'scope.scenes.gap_entry', { scene: scene.name, functions: joined(words, scene.gaps) }),
  )
  return [
    paragraph(
      say(words, 'scope.scenes.text', {
        scenes: countFigure(words, 'scenes', sceneIds),
        needed: total('needed', (scene) => scene.needed),
        gaps: total('gaps', (scene) => scene.gaps.length),
        overlaps: total('overlaps', (scene) => scene.overlaps.length),
      }),
    ),
    ...(gaps.length === 0 ? [] : [paragraph(say(words, 'scope.scenes.gap', { gaps: joined(words, gaps) }))]),
  ]
}

/** A value counts once for each locality and indicator, whatever the number of years. */
function capacityBlocks({ snapshot, words }: PlanContext): Block[] {
  const { localities, indicators, values } = snapshot
  const measured = localities.filter((locality) => !localities.some((other) => other.parent === locality.id))
  if (measured.length === 0 || indicators.length === 0) return [paragraph(say(words, 'scope.capacity.none'))]
  const wanted = new Set(
    measured.flatMap((locality) => indicators.map((indicator) => `${locality.id}/${indicator.code}`)),
  )
  const present = new Set(
    values.map((value) => `${value.locality}/${value.indicator}`).filter((key) => wanted.has(key)),
  )
  const missing = [...wanted].filter((key) => !present.has(key))
  return [
    paragraph(
      say(words, 'scope.capacity.text', {
        localities: countFigure(
          words,
          'localities',
          measured.map((locality) => locality.id),
        ),
        indicators: formatNumber(words, indicators.length),
        expected: countFigure(words, 'values', [...wanted]),
        present: countFigure(words, 'values', [...present]),
        missing: countFigure(words, 'values', missing),
      }),
    ),
  ]
}

function ids(systems: System[]): string[] {
  return systems.map((system) => system.id)
}
