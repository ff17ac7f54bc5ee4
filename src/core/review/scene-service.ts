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

/**
 * What every system does for the confirmed scenes, or `null` where no scene is confirmed: then nothing is known.
 * A system counts as running unless its status says otherwise, since an inventory lists what is there.
 */
export function sceneServices(systems: readonly System[], scenes: readonly Scene[]): Map<string, SceneService> | null {
  const confirmed = scenes.filter((scene) => scene.status === 'confirmed')
  if (confirmed.length === 0) return null
  const positions = new Map(systems.map((system, at) => [system.id, at]))
  const services: Service[] = []
  const served: Service[][] = systems.map(() => [])
  for (const scene of confirmed) {
    for (const sceneFunction of scene.functions) {
      const service: Service = {
        scene: scene.id,
        id: sceneFunction.id,
        needed: sceneFunction.needed,
        running: [],
        full: [],
      }
      services.push(service)
      for (const entry of sceneFunction.systems) {
        const at = positions.get(entry.system)
        if (at === undefined) continue
        served[at]?.push(service)
        if (!isRunning(systems[at])) continue
        service.running.push(at)
        if (entry.coverage === 'full') service.full.push(at)
      }
    }
  }
  const counters = { shared: new Uint32Array(systems.length), full: new Uint32Array(systems.length) }
  return new Map(systems.map((system, at) => [system.id, serviceOf(systems, at, served[at] ?? [], counters)]))
}

/** A function of a confirmed scene with the positions of the running systems that provide it, at all or in full. */
type Service = { scene: string; id: string; needed: boolean; running: number[]; full: number[] }

/** Counters by position, zero between systems: many systems share many functions, and sets would cost too much. */
type Counters = { shared: Uint32Array; full: Uint32Array }

function serviceOf(
  systems: readonly System[],
  self: number,
  served: readonly Service[],
  counters: Counters,
): SceneService {
  const needed = served.filter((service) => service.needed)
  const overlapping: number[] = []
  const covering: number[] = []
  for (const service of served) {
    for (const at of service.running) {
      if (at !== self && count(counters.shared, at) === 0) overlapping.push(at)
    }
    if (!service.needed) continue
    for (const at of service.full) if (at !== self && count(counters.full, at) === 0) covering.push(at)
  }
  const best = bestCover(systems, covering, counters.full)
  for (const at of overlapping) counters.shared[at] = 0
  for (const at of covering) counters.full[at] = 0
  const system = systems[self]
  const other = systems[best]
  return {
    scenes: [...new Set(needed.map((service) => service.scene))],
    needed: needed.map((service) => service.id),
    sole: needed.filter((service) => service.running.every((at) => at === self)).map((service) => service.id),
    overlapping: overlapping.map((at) => systems[at]?.id ?? ''),
    cover:
      system === undefined || other === undefined
        ? null
        : {
            system: other.id,
            functions: needed.filter((service) => service.full.includes(best)).map((service) => service.id),
            above: levelRank(other) < levelRank(system),
            larger: ranksBefore(other, system),
          },
  }
}

/** Counts one more; the count before. */
function count(counts: Uint32Array, at: number): number {
  const before = counts[at] ?? 0
  counts[at] = before + 1
  return before
}

/** The position that covers most, the higher rank first; −1 for none. */
function bestCover(systems: readonly System[], covering: readonly number[], counts: Uint32Array): number {
  let best = -1
  for (const at of covering) {
    const more = (counts[at] ?? 0) - (counts[best] ?? 0)
    const one = systems[at]
    const held = systems[best]
    if (more > 0 || (more === 0 && one !== undefined && held !== undefined && ranksBefore(one, held))) best = at
  }
  return best
}

export function isRunning(system: System | undefined): boolean {
  return (
    system !== undefined &&
    system.status !== 'closed' &&
    system.status !== 'suspended' &&
    system.status !== 'building' &&
    system.status !== 'planned'
  )
}

/** Whether it is proposed and not built yet: reviewed on its own terms, and no part of what is there. */
export function isProposed(system: Pick<System, 'status'>): boolean {
  return system.status === 'planned'
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

/** Rank of a level, 0 the highest; an unknown level ranks with the county, whose inventory it stands in. */
function levelRank(system: System): number {
  return levels.indexOf(system.level ?? 'county')
}

function usersOf(system: System): number {
  return system.monthly_active_users ?? system.registered_users ?? 0
}
