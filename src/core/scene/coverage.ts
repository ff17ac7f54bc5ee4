import type { Scene } from './scene.ts'

export type CoverageCell = { scene: string; system: string; coverage: 'full' | 'partial'; functions: string[] }

export type FunctionCoverage = {
  scene: string
  function: string
  name: string
  needed: boolean
  /** Systems that provide it in full, and those that do in part. */
  full: string[]
  partial: string[]
  /** Needed, and nobody provides it in full. */
  gap: boolean
  /** Two or more provide it in full. */
  crowded: boolean
}

export type SceneCoverage = { cells: CoverageCell[]; functions: FunctionCoverage[] }

/**
 * The matrix scene × system over running systems (`running` are their ids). A system covers a scene in full (●) where it
 * provides every needed function of it in full, in part (◐) where it provides any function at all.
 */
export function sceneCoverage(scenes: readonly Scene[], running: ReadonlySet<string>): SceneCoverage {
  return {
    cells: scenes.flatMap((scene) => cellsOf(scene, running)),
    functions: scenes.flatMap((scene) =>
      scene.functions.map((entry) => {
        const providers = entry.systems.filter((provider) => running.has(provider.system))
        const full = providers.filter((provider) => provider.coverage === 'full').map((provider) => provider.system)
        const partial = providers
          .filter((provider) => provider.coverage === 'partial')
          .map((provider) => provider.system)
        return {
          scene: scene.id,
          function: entry.id,
          name: entry.name,
          needed: entry.needed,
          full,
          partial,
          gap: entry.needed && full.length === 0,
          crowded: full.length >= 2,
        }
      }),
    ),
  }
}

function cellsOf(scene: Scene, running: ReadonlySet<string>): CoverageCell[] {
  const needed = scene.functions.filter((entry) => entry.needed).length
  const cells = new Map<string, { functions: string[]; full: number }>()
  for (const entry of scene.functions) {
    for (const { system, coverage } of entry.systems) {
      if (!running.has(system)) continue
      const cell = cells.get(system) ?? { functions: [], full: 0 }
      cells.set(system, cell)
      cell.functions.push(entry.id)
      if (entry.needed && coverage === 'full') cell.full += 1
    }
  }
  return [...cells].map(([system, cell]) => ({
    scene: scene.id,
    system,
    coverage: needed > 0 && cell.full === needed ? 'full' : 'partial',
    functions: cell.functions,
  }))
}
