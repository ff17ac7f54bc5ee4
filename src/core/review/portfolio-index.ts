import type { Feedback } from '../capacity/capacity.ts'
import type { System } from '../system/system.ts'
import { localityGround, type LocalityGround } from './locality-facts.ts'
import type { Portfolio } from './portfolio.ts'
import { isRunning, sceneServices, type SceneService } from './scene-service.ts'

/** What deriving facts looks up, built once for a portfolio so that each system costs a few look-ups. */
export type PortfolioIndex = {
  today: string
  systems: ReadonlyMap<string, System>
  services: ReadonlyMap<string, SceneService> | null
  /** Records confirmed to be the same system, itself left out. */
  twins: ReadonlyMap<string, readonly System[]>
  feedback: ReadonlyMap<string, readonly Feedback[]>
  ground: LocalityGround
  /** Owner and kind as one key; `null` where either is unknown. */
  neighbourKey: (system: System) => string | null
  /** Other running systems of the same kind and owner. */
  runningNeighbours: (system: System) => readonly System[]
  countRunningNeighbours: (system: System) => number
  /** Running systems by the functions they list, by `functionName`; made when first asked for. */
  offered: () => ReadonlyMap<string, readonly System[]>
}

/** A function's name without what does not tell it apart. */
export function functionName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s·、，。]/g, '')
}

export function indexPortfolio(portfolio: Portfolio): PortfolioIndex {
  const systems = new Map(portfolio.systems.map((system) => [system.id, system]))
  const neighbours = Map.groupBy(
    portfolio.systems.filter((system) => isRunning(system)),
    (system) => neighbourKey(system) ?? '',
  )
  let offered: Map<string, System[]> | null = null
  return {
    offered: () => (offered ??= systemsByFunction(portfolio.systems)),
    today: portfolio.today,
    systems,
    services: sceneServices(portfolio.systems, portfolio.scenes),
    twins: twinsOf(portfolio.confirmedDuplicates, systems),
    feedback: Map.groupBy(
      portfolio.feedback.filter((voice) => voice.system !== null),
      (voice) => voice.system ?? '',
    ),
    ground: localityGround(portfolio.localities, portfolio.indicators, portfolio.values),
    neighbourKey,
    countRunningNeighbours: (system) => {
      const own = neighbours.get(neighbourKey(system) ?? '')?.length ?? 0
      return isRunning(system) ? own - 1 : own
    },
    runningNeighbours: (system) => {
      const key = neighbourKey(system)
      return key === null ? [] : (neighbours.get(key) ?? []).filter((other) => other.id !== system.id)
    },
  }
}

function systemsByFunction(systems: readonly System[]): Map<string, System[]> {
  const offered = new Map<string, System[]>()
  for (const system of systems) {
    if (!isRunning(system)) continue
    for (const name of new Set((system.functions ?? []).map(functionName))) {
      offered.set(name, [...(offered.get(name) ?? []), system])
    }
  }
  return offered
}

function neighbourKey(system: System): string | null {
  return system.owner === null || system.kind === null ? null : `${system.owner}|${system.kind}`
}

/** Groups may be pairs that share a record; they are joined, since being the same system is transitive. */
function twinsOf(
  groups: readonly (readonly string[])[],
  systems: ReadonlyMap<string, System>,
): Map<string, readonly System[]> {
  const groupOf = new Map<string, Set<string>>()
  for (const group of groups) {
    const joined = new Set(group.flatMap((id) => [id, ...(groupOf.get(id) ?? [])]))
    for (const id of joined) groupOf.set(id, joined)
  }
  const twins = new Map<string, readonly System[]>()
  for (const [id, group] of groupOf) {
    twins.set(
      id,
      [...group].flatMap((other) => (other === id ? [] : (systems.get(other) ?? []))),
    )
  }
  return twins
}
