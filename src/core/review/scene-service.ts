import { levels, type System } from '../system/system.ts'
import type { Scene } from '../scene/scene.ts'

/** What one system does for the confirmed scenes. Counts are of needed functions, each identified by scene and function. */
export type SceneService = {
  scenes: string[]
  needed: string[]
  /** Needed functions that no other running system provides, fully or partly. */
  sole: string[]
  /** Running systems that share a scene function with it. */
  overlapping: string[]
  /** The single running system that provides most of its needed functions in full; ties go to the higher rank. */
  cover: { system: string; functions: string[]; above: boolean; larger: boolean } | null
}

type Provider = { id: string; full: boolean }

/**
 * What every system does for the confirmed scenes, or `null` where no scene is confirmed: then nothing is known.
 * A system counts as running unless its status says otherwise, since an inventory lists what is there.
 */
export function sceneServices(systems: readonly System[], scenes: readonly Scene[]): Map<string, SceneService> | null {
  const confirmed = scenes.filter((scene) => scene.status === 'confirmed')
  if (confirmed.length === 0) return null
  const byId = new Map(systems.map((system) => [system.id, system]))
  const tallies = new Map(systems.map((system) => [system.id, emptyTally()]))
  for (const scene of confirmed) {
    for (const sceneFunction of scene.functions) {
      const providers = sceneFunction.systems
        .filter((entry) => byId.has(entry.system))
        .map((entry): Provider => ({ id: entry.system, full: entry.coverage === 'full' }))
      const running = providers.filter((provider) => isRunning(byId.get(provider.id)))
      for (const provider of providers) {
        const tally = tallies.get(provider.id)
        if (tally === undefined) continue
        addFunction(tally, provider.id, running, sceneFunction.needed ? { scene: scene.id, id: sceneFunction.id } : null)
      }
    }
  }
  return new Map(systems.map((system) => [system.id, serviceOf(system, required(tallies, system.id), byId)]))
}

export function isRunning(system: System | undefined): boolean {
  return system !== undefined && system.status !== 'closed' && system.status !== 'suspended' && system.status !== 'building'
}

/**
 * Whether `other` ranks before `system`: a higher level, then more monthly users (or registered ones), then the earlier id,
 * so that of two systems that cover each other exactly one yields.
 */
export function ranksBefore(other: System, system: System): boolean {
  const level = levelRank(other) - levelRank(system)
  if (level !== 0) return level < 0
  const users = usersOf(other) - usersOf(system)
  return users !== 0 ? users > 0 : other.id < system.id
}

type Tally = {
  scenes: Set<string>
  needed: string[]
  sole: string[]
  overlapping: Set<string>
  fullBy: Map<string, string[]>
}

function emptyTally(): Tally {
  return { scenes: new Set(), needed: [], sole: [], overlapping: new Set(), fullBy: new Map() }
}

function addFunction(
  tally: Tally,
  self: string,
  running: readonly Provider[],
  needed: { scene: string; id: string } | null,
): void {
  let others = 0
  for (const provider of running) {
    if (provider.id === self) continue
    others += 1
    tally.overlapping.add(provider.id)
    if (needed === null || !provider.full) continue
    const covered = tally.fullBy.get(provider.id)
    if (covered === undefined) tally.fullBy.set(provider.id, [needed.id])
    else covered.push(needed.id)
  }
  if (needed === null) return
  tally.scenes.add(needed.scene)
  tally.needed.push(needed.id)
  if (others === 0) tally.sole.push(needed.id)
}

function serviceOf(system: System, tally: Tally, byId: ReadonlyMap<string, System>): SceneService {
  let best: { other: System; functions: string[] } | null = null
  for (const [id, functions] of tally.fullBy) {
    const other = byId.get(id)
    if (other === undefined) continue
    const more = best === null ? 1 : functions.length - best.functions.length
    if (more > 0 || (more === 0 && best !== null && ranksBefore(other, best.other))) best = { other, functions }
  }
  return {
    scenes: [...tally.scenes],
    needed: tally.needed,
    sole: tally.sole,
    overlapping: [...tally.overlapping],
    cover:
      best === null
        ? null
        : {
            system: best.other.id,
            functions: best.functions,
            above: levelRank(best.other) < levelRank(system),
            larger: ranksBefore(best.other, system),
          },
  }
}

/** Rank of a level, 0 the highest; an unknown level ranks with the county, whose inventory it stands in. */
function levelRank(system: System): number {
  return levels.indexOf(system.level ?? 'county')
}

function usersOf(system: System): number {
  return system.monthly_active_users ?? system.registered_users ?? 0
}

function required<Value>(map: ReadonlyMap<string, Value>, key: string): Value {
  const value = map.get(key)
  if (value === undefined) throw new Error(`no entry for ${key}`)
  return value
}
