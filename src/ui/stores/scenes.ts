import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { SceneCoverage, SceneMatrix } from '../../contract/calls/scene.ts'
import type { OverlapRow } from '../../contract/calls/system.ts'
import type { EngineMethod, Input } from '../../contract/calls.ts'
import type { Scene } from '../../core/scene/scene.ts'
import { useEngine } from '../client.ts'
import { useLoaded } from './loaded.ts'
import { useSession } from './session.ts'

type SceneChange = Extract<EngineMethod, `scene.${string}`>

/** Scenes, who serves them, and which systems could stand in for which. */
export const useScenes = defineStore('scenes', () => {
  const engine = useEngine()
  const session = useSession()
  const state = useLoaded<{ matrix: SceneMatrix; scenes: Scene[]; overlaps: OverlapRow[] }>(
    async () => {
      const [matrix, scenes, overlaps] = await Promise.all([
        engine.call('scene.matrix', {}),
        engine.call('scene.list', {}),
        engine.call('overlap.list', {}),
      ])
      return { matrix, scenes, overlaps }
    },
    () => session.revision,
  )
  const byId = computed(() => new Map((state.value.value?.scenes ?? []).map((scene) => [scene.id, scene] as const)))

  async function change<M extends SceneChange>(method: M, input: Input<M>): Promise<void> {
    await engine.call(method, input)
    await session.refresh()
  }

  /** How many scenes were added. */
  async function propose(): Promise<number> {
    const { added } = await engine.call('scene.propose', {})
    await session.refresh()
    return added
  }

  async function create(name: string): Promise<Scene> {
    const scene = await engine.call('scene.create', { name })
    await session.refresh()
    return scene
  }

  const confirm = (ids: string[], status: Scene['status']) => change('scene.confirm', { ids, status })
  const update = (input: Input<'scene.update'>) => change('scene.update', input)
  const remove = (id: string) => change('scene.remove', { id })
  const addFunction = (scene: string, name: string) => change('scene.function.add', { scene, name })
  const updateFunction = (input: Input<'scene.function.update'>) => change('scene.function.update', input)
  const removeFunction = (id: string) => change('scene.function.remove', { function: id })
  const serve = (id: string, system: string, coverage: SceneCoverage | null) =>
    change('scene.serve', { function: id, system, coverage })

  return {
    state: state.value,
    failure: state.failure,
    loading: state.loading,
    load: state.load,
    byId,
    propose,
    create,
    confirm,
    update,
    remove,
    addFunction,
    updateFunction,
    removeFunction,
    serve,
  }
})
