import type { Scene } from './scene.ts'

/** Several running systems that serve one function of one scene. */
export type FunctionalOverlap = { scene: string; function: string; name: string; systems: string[] }

/** `by` could replace `system`: it provides `share` of the needed functions of `system` in full. */
export type Replacement = { system: string; by: string; share: number; functions: string[]; missing: string[] }

/** Functions that two or more running systems serve, fully or partly; rejected scenes left out. */
export function functionalOverlaps(scenes: readonly Scene[], running: ReadonlySet<string>): FunctionalOverlap[] {
  return scenes
    .filter((scene) => scene.status !== 'rejected')
    .flatMap((scene) =>
      scene.functions.map((entry) => ({
        scene: scene.id,
        function: entry.id,
        name: entry.name,
        systems: entry.systems.map((provider) => provider.system).filter((system) => running.has(system)),
      })),
    )
    .filter((overlap) => overlap.systems.length >= 2)
}

/**
 * What could replace what: for every system its candidates by the share of its needed functions that they provide in
 * full, best first, shares below `above` left out. Rejected scenes do not count.
 */
export function replacements(scenes: readonly Scene[], running: ReadonlySet<string>, above = 0.5): Replacement[] {
  const needed = new Map<string, string[]>()
  const fullBy = new Map<string, string[]>()
  for (const scene of scenes) {
    if (scene.status === 'rejected') continue
    for (const entry of scene.functions) {
      if (!entry.needed) continue
      for (const { system, coverage } of entry.systems) {
        if (!running.has(system)) continue
        push(needed, system, entry.id)
        if (coverage === 'full') push(fullBy, entry.id, system)
      }
    }
  }
  return [...needed].flatMap(([system, functions]) => candidatesFor(system, functions, fullBy, above))
}

function candidatesFor(
  system: string,
  functions: readonly string[],
  fullBy: ReadonlyMap<string, string[]>,
  above: number,
): Replacement[] {
  const covered = new Map<string, string[]>()
  for (const entry of functions) {
    for (const other of fullBy.get(entry) ?? []) if (other !== system) push(covered, other, entry)
  }
  return [...covered]
    .map(([by, own]) => ({
      system,
      by,
      share: own.length / functions.length,
      functions: own,
      missing: functions.filter((entry) => !own.includes(entry)),
    }))
    .filter((entry) => entry.share >= above)
    .toSorted((a, b) => b.share - a.share || (a.by < b.by ? -1 : 1))
}

function push(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}
