import type { BurdenGrouping, GroupBurdenView } from '../../contract/calls/participation.ts'
import { groupBurdens, type TimedVoice } from '../../core/feedback/group-burden.ts'
import type { LocalizedText } from '../../core/language/localized-text.ts'
import { roleClassOf } from '../../core/participation/participation-words.ts'
import { closingActions, type PlanResult } from '../../core/plan/plan.ts'
import { changedSince, latestPlan } from '../document/queries/plan.ts'
import { listHandlings } from '../document/queries/voice.ts'
import { loadParticipation } from '../resources/load-participation.ts'
import { openedWorkspace, type Session } from '../session.ts'
import { portfolioOf, referenceOf } from './read-portfolio.ts'
import { reviewSettingsOf } from './review-settings.ts'
import { floorOf } from './voice-desk.ts'

type PlacedVoice = TimedVoice & { township: string | null; role: string | null; task: string | null }

/** Minutes a worker a week by township, role or task, before and after the latest plan. */
export function groupBurdenView(session: Session, by: BurdenGrouping): GroupBurdenView {
  const workspace = openedWorkspace(session)
  const { byId } = portfolioOf(session)
  const voices = placedVoices(session)
  const stored = latestPlan(workspace)
  // A task names nobody; only places and roles are held back.
  const floor = by === 'task' ? 1 : floorOf(session)
  const minimumVoices = reviewSettingsOf(session).minimum_voices
  const rows = groupBurdens(voices, (voice) => voice[by], {
    floor,
    minimumVoices,
    stays: staysAfter(stored ? (stored.result as PlanResult) : null),
  })
  return {
    rows: rows.map((row) => ({
      ...row,
      name: row.key === null ? null : nameOf(session, by, row.key),
      systems: row.systems.map((one) => {
        const record = byId.get(one.system)
        return { ...one, system: record ? referenceOf(record) : null, name: record?.system.name ?? one.system }
      }),
    })),
    unassigned: voices.filter((voice) => voice.minutes_per_week !== null && voice[by] === null).length,
    floor,
    minimum_voices: minimumVoices,
    plan: stored && {
      name: stored.name,
      computed_at: stored.at,
      outdated: changedSince(workspace, stored.ground),
    },
  }
}

/** Every voice with its township (a village's is the one it lies in), its kind of role and its task. */
function placedVoices(session: Session): PlacedVoice[] {
  const { portfolio } = portfolioOf(session)
  const words = loadParticipation(session.resources.folder)
  const handlings = listHandlings(openedWorkspace(session))
  const tasks = tasksOfSystems(session)
  const byId = new Map(portfolio.localities.map((place) => [place.id, place]))
  const townshipOf = (id: string | null): string | null => {
    const place = id === null ? undefined : byId.get(id)
    return place?.level === 'village' ? place.parent : (place?.id ?? null)
  }
  return portfolio.feedback.map((voice) => ({
    id: voice.id,
    system: voice.system ?? voice.system_name,
    minutes_per_week: voice.minutes_per_week,
    township: townshipOf(voice.locality),
    role: roleClassOf(voice.role, words)?.id ?? null,
    task: handlings.get(voice.id)?.task ?? tasks.get(voice.system ?? '') ?? null,
  }))
}

/**
 * The confirmed scene that a system serves with the most functions. Where several are level, its voices must say for which
 * task.
 */
function tasksOfSystems(session: Session): ReadonlyMap<string, string> {
  const served = new Map<string, Map<string, number>>()
  for (const scene of portfolioOf(session).portfolio.scenes) {
    if (scene.status !== 'confirmed') continue
    for (const { system } of scene.functions.flatMap((one) => one.systems)) {
      const counts = served.get(system) ?? new Map<string, number>()
      served.set(system, counts.set(scene.name, (counts.get(scene.name) ?? 0) + 1))
    }
  }
  return new Map(
    [...served].flatMap(([system, counts]) => {
      const most = Math.max(...counts.values())
      const names = [...counts].filter(([, count]) => count === most).map(([name]) => name)
      const [only] = names
      return names.length === 1 && only !== undefined ? [[system, only] as const] : []
    }),
  )
}

function staysAfter(plan: PlanResult | null): (system: string) => boolean | null {
  const actions = new Map(plan?.actions.map((action) => [action.system.id, action.action]))
  return (system) => {
    const action = actions.get(system)
    return action === undefined ? null : !closingActions.includes(action)
  }
}

function nameOf(session: Session, by: BurdenGrouping, key: string): LocalizedText {
  if (by === 'role') {
    const role = loadParticipation(session.resources.folder).roles.find((one) => one.id === key)
    return role?.name ?? { 'zh-CN': key, en: key }
  }
  const place = by === 'township' ? portfolioOf(session).portfolio.localities.find((one) => one.id === key) : undefined
  return { 'zh-CN': place?.name ?? key, en: place?.name ?? key }
}
