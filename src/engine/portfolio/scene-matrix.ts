import type { SceneCoverage as SnapshotCoverage } from '../../core/document/snapshot.ts'
import { isRunning } from '../../core/review/scene-service.ts'
import { sceneCoverage } from '../../core/scene/coverage.ts'
import { functionalOverlaps, replacements } from '../../core/scene/overlaps.ts'
import type { SystemReference } from '../../core/system/system.ts'
import type { SceneMatrix } from '../../contract/calls/scene.ts'
import type { OverlapRow } from '../../contract/calls/system.ts'
import type { Session } from '../session.ts'
import { portfolioOf, referenceOf } from './read-portfolio.ts'

/** Scenes × systems: who serves what, gaps and crowded functions. Only running systems count. */
export function matrixOf(session: Session): SceneMatrix {
  const { portfolio } = portfolioOf(session)
  const { cells, functions } = sceneCoverage(portfolio.scenes, runningIds(session))
  const serving = new Set(cells.map((cell) => cell.system))
  return {
    scenes: portfolio.scenes.map((scene) => {
      const own = functions.filter((one) => one.scene === scene.id)
      return {
        id: scene.id,
        name: scene.name,
        status: scene.status,
        functions: own.map((one) => ({
          id: one.function,
          name: one.name,
          needed: one.needed,
          providers: one.full.length + one.partial.length,
          gap: one.gap,
          crowded: one.crowded,
        })),
        systems: cells.filter((cell) => cell.scene === scene.id).length,
        gap: own.some((one) => one.gap),
      }
    }),
    systems: portfolio.systems.filter((system) => serving.has(system.id)).map(({ id, name }) => ({ id, name })),
    cells,
  }
}

/** Functions that several running systems serve, with who could replace whom. */
export function overlapRows(session: Session): OverlapRow[] {
  const { portfolio } = portfolioOf(session)
  const running = runningIds(session)
  const replaceable = replacements(portfolio.scenes, running)
  const names = new Map(portfolio.scenes.map((scene) => [scene.id, scene.name]))
  const functions = new Map(portfolio.scenes.flatMap((scene) => scene.functions.map((one) => [one.id, one.name])))
  return functionalOverlaps(portfolio.scenes, running).map((overlap) => {
    const involved = new Set(overlap.systems)
    return {
      scene: { id: overlap.scene, name: names.get(overlap.scene) ?? '' },
      function: overlap.name,
      systems: overlap.systems.map((id) => reference(session, id)),
      replaceable: replaceable
        .filter((one) => involved.has(one.system) && involved.has(one.by))
        .map((one) => ({
          replaced: reference(session, one.system),
          by: reference(session, one.by),
          share: one.share,
          missing: one.missing.map((id) => functions.get(id) ?? ''),
        })),
    }
  })
}

/** Scenes with their gaps and overlaps, as a document states them. */
export function coverageRows(session: Session): SnapshotCoverage[] {
  const { portfolio } = portfolioOf(session)
  const { functions } = sceneCoverage(portfolio.scenes, runningIds(session))
  return portfolio.scenes.map((scene) => {
    const own = functions.filter((one) => one.scene === scene.id)
    return {
      id: scene.id,
      name: scene.name,
      status: scene.status,
      needed: own.filter((one) => one.needed).length,
      gaps: own.filter((one) => one.gap).map((one) => one.name),
      overlaps: own
        .filter((one) => one.crowded)
        .map((one) => ({ function: one.name, systems: one.full.map((id) => reference(session, id)) })),
    }
  })
}

function runningIds(session: Session): Set<string> {
  return new Set(
    portfolioOf(session)
      .portfolio.systems.filter(isRunning)
      .map((system) => system.id),
  )
}

function reference(session: Session, id: string): SystemReference {
  const record = portfolioOf(session).byId.get(id)
  return record ? referenceOf(record) : { id, name: id }
}
