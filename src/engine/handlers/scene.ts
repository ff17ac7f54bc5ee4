import type { Scene } from '../../core/scene/scene.ts'
import type { EngineHandlers } from '../../contract/calls.ts'
import { Failure } from '../../contract/failures.ts'
import {
  listScenes,
  removeScene,
  removeSceneFunction,
  writeScene,
  writeSceneFunction,
  writeService,
  type SceneRecord,
} from '../document/queries/scene.ts'
import { write } from '../document/workspace.ts'
import { findSystem, portfolioOf } from '../portfolio/read-portfolio.ts'
import { matrixOf } from '../portfolio/scene-matrix.ts'
import { proposeScenesIn } from '../portfolio/propose-scenes.ts'
import { openedWorkspace, type Session } from '../session.ts'

type Subject =
  | 'scene.list'
  | 'scene.matrix'
  | 'scene.propose'
  | 'scene.create'
  | 'scene.update'
  | 'scene.confirm'
  | 'scene.remove'
  | 'scene.function.add'
  | 'scene.function.update'
  | 'scene.function.remove'
  | 'scene.serve'

export function sceneHandlers(session: Session): Pick<EngineHandlers, Subject> {
  return {
    'scene.list': () => [...portfolioOf(session).portfolio.scenes],
    'scene.matrix': () => matrixOf(session),
    'scene.propose': () => {
      const workspace = openedWorkspace(session)
      const added = write(workspace, { name: 'scene.propose' }, () => proposeScenesIn(session))
      return { added, scenes: [...portfolioOf(session).portfolio.scenes] }
    },
    'scene.create': ({ name }) => {
      const workspace = openedWorkspace(session)
      const scene = { id: workspace.ids(), name: name.trim(), need: null, evidence: null, status: 'confirmed' as const }
      write(workspace, { name: 'scene.create', values: { name } }, () =>
        writeScene(workspace, { ...scene, touched: true }),
      )
      return sceneById(session, scene.id)
    },
    'scene.update': ({ id, ...changes }) => {
      const workspace = openedWorkspace(session)
      const scene = recordById(session, id)
      write(workspace, { name: 'scene.update', values: { name: scene.name } }, () =>
        writeScene(workspace, { ...scene, ...definedOf(changes), touched: true }),
      )
      return sceneById(session, id)
    },
    'scene.confirm': ({ ids, status }) => {
      const workspace = openedWorkspace(session)
      const scenes = ids.map((id) => recordById(session, id))
      const values = { name: scenes[0]?.name ?? '', count: scenes.length, status }
      write(workspace, { name: 'scene.confirm', values }, () => {
        for (const scene of scenes) writeScene(workspace, { ...scene, status, touched: true })
      })
      return null
    },
    'scene.remove': ({ id }) => {
      const workspace = openedWorkspace(session)
      const scene = recordById(session, id)
      write(workspace, { name: 'scene.remove', values: { name: scene.name } }, () => removeScene(workspace, id))
      return null
    },
    'scene.function.add': ({ scene, name, needed }) => {
      const workspace = openedWorkspace(session)
      const record = recordById(session, scene)
      write(workspace, { name: 'scene.function.add', values: { name, scene: record.name } }, () => {
        writeScene(workspace, { ...record, touched: true })
        writeSceneFunction(workspace, { id: workspace.ids(), scene, name: name.trim(), needed })
      })
      return sceneById(session, scene)
    },
    'scene.function.update': ({ function: id, name, needed }) => {
      const workspace = openedWorkspace(session)
      const { scene, one } = functionById(session, id)
      write(workspace, { name: 'scene.function.update', values: { name: one.name, scene: scene.name } }, () => {
        writeScene(workspace, { ...scene, touched: true })
        writeSceneFunction(workspace, { id, scene: scene.id, name: name ?? one.name, needed: needed ?? one.needed })
      })
      return sceneById(session, scene.id)
    },
    'scene.function.remove': ({ function: id }) => {
      const workspace = openedWorkspace(session)
      const { scene, one } = functionById(session, id)
      write(workspace, { name: 'scene.function.remove', values: { name: one.name, scene: scene.name } }, () => {
        writeScene(workspace, { ...scene, touched: true })
        removeSceneFunction(workspace, id)
      })
      return sceneById(session, scene.id)
    },
    'scene.serve': ({ function: id, system, coverage }) => {
      const workspace = openedWorkspace(session)
      const { scene, one } = functionById(session, id)
      const record = findSystem(session, system)
      const values = { name: one.name, system: record.system.name, coverage: coverage ?? '' }
      write(workspace, { name: 'scene.serve', values }, () => {
        writeScene(workspace, { ...scene, touched: true })
        writeService(workspace, id, record.uid, coverage)
      })
      return sceneById(session, scene.id)
    },
  }
}

function recordById(session: Session, id: string): SceneRecord {
  const scene = listScenes(openedWorkspace(session)).find((one) => one.id === id)
  if (!scene) throw new Failure('unknown_row', { what: 'scene', id })
  return scene
}

function sceneById(session: Session, id: string): Scene {
  const scene = portfolioOf(session).portfolio.scenes.find((one) => one.id === id)
  if (!scene) throw new Failure('unknown_row', { what: 'scene', id })
  return scene
}

function functionById(session: Session, id: string) {
  for (const scene of listScenes(openedWorkspace(session))) {
    const one = scene.functions.find((candidate) => candidate.id === id)
    if (one) return { scene, one }
  }
  throw new Failure('unknown_row', { what: 'function', id })
}

/** Without the keys that were not given. */
function definedOf<Value extends object>(
  changes: Value,
): Partial<{ [K in keyof Value]: Exclude<Value[K], undefined> }> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Partial<{
    [K in keyof Value]: Exclude<Value[K], undefined>
  }>
}
