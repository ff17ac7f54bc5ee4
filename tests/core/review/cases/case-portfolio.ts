import type { Feedback, IndicatorValue, Locality } from '../../../../src/core/capacity/capacity.ts'
import { measures, type Choice } from '../../../../src/core/checklist/checklist.ts'
import type { Facts } from '../../../../src/core/checklist/condition.ts'
import { standingOf, type Answers } from '../../../../src/core/checklist/interval.ts'
import type { Reviewer } from '../../../../src/core/review/assess.ts'
import { emptyPortfolio, type Portfolio } from '../../../../src/core/review/portfolio.ts'
import type { Scene } from '../../../../src/core/scene/scene.ts'
import { emptySystem } from '../../../../src/core/system/fields.ts'
import type { System } from '../../../../src/core/system/system.ts'
import { rules } from '../rulebook.ts'
import { readGrounds, type ReviewCase, type ServedFunctions } from './read-cases.ts'

/** The id of the system a case is about. */
export const subjectId = 'this'
const today = '2026-11-24'
const grounds = readGrounds()

/** The workspace that a case describes. */
export function portfolioOfCase(one: ReviewCase): Portfolio {
  const ground = one.like === undefined ? {} : grounds[one.like]
  if (ground === undefined) throw new Error(`case "${one.id}" is like "${one.like}", which grounds.yaml does not have`)
  const subject = system({ name: one.title['zh-CN'], ...ground, ...one.system, id: subjectId })
  const others = (one.others ?? []).map((other) => system({ name: other.id, ...other }))
  const scenes = scenesOfCase(one)
  const named = new Set([subject, ...others].map(({ id }) => id))
  const helpers = scenes
    .flatMap((scene) => scene.functions.flatMap((served) => served.systems.map((entry) => entry.system)))
    .filter((id) => !named.has(id))
  const further = [...new Set(helpers)].map((id) => system({ id, name: id, status: 'running', level: 'county' }))
  return {
    ...emptyPortfolio(today),
    systems: [subject, ...others, ...further],
    scenes,
    confirmedDuplicates: one.same ?? [],
    indicators: rules.indicators,
    ...placesOfCase(one),
    feedback: voicesOfCase(one),
  }
}

/** The answers of people in a case: single ones first, then every item still open by what was found of its measure. */
export function answersOfCase(one: ReviewCase, reviewer: Reviewer, facts: Facts): Answers {
  const answers: Record<string, string> = { ...one.answers }
  for (const measure of measures) {
    const found = one.found?.[measure] ?? one.found?.all ?? 'open'
    if (found === 'open') continue
    for (const item of reviewer.items[measure]) {
      if (standingOf(item, facts, answers).state === 'open') answers[item.id] = extreme(item.choices, found).id
    }
  }
  return answers
}

function extreme(choices: readonly Choice[], end: 'yes' | 'no'): Choice {
  const [first, ...rest] = choices
  if (first === undefined) throw new Error('an item without choices')
  return rest.reduce(
    (held, choice) => ((end === 'yes' ? choice.value > held.value : choice.value < held.value) ? choice : held),
    first,
  )
}

function system(known: Partial<System> & { id: string; name: string }): System {
  return { ...emptySystem(known.id, known.name), ...known }
}

/** Where a case names its scenes by a word, the word stands for one confirmed scene with one needed function. */
const usualScenes: Record<'needed' | 'unserved' | 'none', ServedFunctions[]> = {
  needed: [{ 所需功能: { [subjectId]: 'full', helper: 'partial' } }],
  unserved: [{ 所需功能: { helper: 'full' } }],
  none: [],
}

function scenesOfCase(one: ReviewCase): Scene[] {
  const served = Array.isArray(one.scenes) ? one.scenes : usualScenes[one.scenes ?? 'none']
  return served.map((functions, at) => ({
    id: `scene-${at}`,
    name: `场景${at}`,
    need: null,
    evidence: null,
    status: 'confirmed',
    functions: Object.entries(functions).map(([name, by]) => ({
      id: `${at}-${name}`,
      name,
      needed: true,
      systems: Object.entries(by).map(([id, coverage]) => ({ system: id, coverage })),
    })),
  }))
}

function placesOfCase(one: ReviewCase): Pick<Portfolio, 'localities' | 'values'> {
  const places = one.places ?? []
  const localities = places.map(({ name }): Locality => ({ id: name, name, level: 'township', parent: null }))
  const values = places.flatMap(({ name, ...figures }) =>
    Object.entries(figures).map(([indicator, value]): IndicatorValue => ({
      locality: name,
      indicator,
      year: 2026,
      value: Number(value),
      raw: String(value),
    })),
  )
  return { localities, values }
}

function voicesOfCase({ voices }: ReviewCase): Feedback[] {
  if (voices === undefined) return []
  return Array.from({ length: voices.count }, (_, at) => ({
    id: `voice-${at}`,
    system: subjectId,
    system_name: subjectId,
    locality: null,
    role: null,
    minutes_per_week: voices.minutes,
    satisfaction: voices.satisfaction,
    problem: voices.problem ? '经常卡顿' : null,
    wish: null,
    answer: null,
  }))
}
