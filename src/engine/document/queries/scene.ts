import type { Scene, SceneFunction } from '../../../core/scene/scene.ts'
import type { Workspace } from '../workspace.ts'

type SceneRow = Omit<Scene, 'functions'> & { touched: number }
type FunctionRow = { uid: string; scene: string; name: string; needed: number }
type ServiceRow = { scene_function: string; system: string; coverage: 'full' | 'partial' }

export type SceneRecord = Scene & { touched: boolean }

/** Scenes with their functions and who serves them; systems are uids. */
export function listScenes(workspace: Workspace): SceneRecord[] {
  const { database } = workspace
  const services = new Map<string, SceneFunction['systems']>()
  const serviceRows = database
    .prepare('SELECT scene_function, system, coverage FROM service ORDER BY rowid')
    .all() as ServiceRow[]
  for (const row of serviceRows) push(services, row.scene_function, { system: row.system, coverage: row.coverage })
  const functions = new Map<string, SceneFunction[]>()
  const functionRows = database
    .prepare('SELECT uid, scene, name, needed FROM scene_function ORDER BY rowid')
    .all() as FunctionRow[]
  for (const row of functionRows) {
    push(functions, row.scene, {
      id: row.uid,
      name: row.name,
      needed: row.needed === 1,
      systems: services.get(row.uid) ?? [],
    })
  }
  const scenes = database
    .prepare('SELECT uid AS id, name, need, evidence, status, touched FROM scene ORDER BY rowid')
    .all() as SceneRow[]
  return scenes.map((row) => ({ ...row, touched: row.touched === 1, functions: functions.get(row.id) ?? [] }))
}

export function writeScene(
  workspace: Workspace,
  scene: Pick<Scene, 'id' | 'name' | 'need' | 'evidence' | 'status'> & { touched: boolean },
): void {
  workspace.database
    .prepare(
      `INSERT INTO scene (uid, name, need, evidence, status, touched) VALUES (@id, @name, @need, @evidence, @status, @touched)
       ON CONFLICT (uid) DO UPDATE SET name = excluded.name, need = excluded.need, evidence = excluded.evidence,
         status = excluded.status, touched = excluded.touched`,
    )
    .run({ ...scene, touched: scene.touched ? 1 : 0 })
}

export function removeScene(workspace: Workspace, scene: string): void {
  const functions = workspace.database
    .prepare('SELECT uid FROM scene_function WHERE scene = ?')
    .pluck()
    .all(scene) as string[]
  for (const uid of functions) removeSceneFunction(workspace, uid)
  workspace.database.prepare('DELETE FROM scene WHERE uid = ?').run(scene)
}

export function writeSceneFunction(
  workspace: Workspace,
  row: { id: string; scene: string; name: string; needed: boolean },
): void {
  workspace.database
    .prepare(
      `INSERT INTO scene_function (uid, scene, name, needed) VALUES (?, ?, ?, ?)
       ON CONFLICT (uid) DO UPDATE SET name = excluded.name, needed = excluded.needed`,
    )
    .run(row.id, row.scene, row.name, row.needed ? 1 : 0)
}

export function removeSceneFunction(workspace: Workspace, uid: string): void {
  workspace.database.prepare('DELETE FROM service WHERE scene_function = ?').run(uid)
  workspace.database.prepare('DELETE FROM scene_function WHERE uid = ?').run(uid)
}

/** Says how a system serves a function; `null` takes it away. */
export function writeService(
  workspace: Workspace,
  sceneFunction: string,
  system: string,
  coverage: 'full' | 'partial' | null,
): void {
  if (coverage === null) {
    workspace.database.prepare('DELETE FROM service WHERE scene_function = ? AND system = ?').run(sceneFunction, system)
    return
  }
  workspace.database
    .prepare(
      `INSERT INTO service (uid, scene_function, system, coverage) VALUES (?, ?, ?, ?)
       ON CONFLICT (scene_function, system) DO UPDATE SET coverage = excluded.coverage`,
    )
    .run(workspace.ids(), sceneFunction, system, coverage)
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}
