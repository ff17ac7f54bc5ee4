import { z } from 'zod'
import type { Scene } from '../../core/scene/scene.ts'
import type { SystemReference } from '../../core/system/system.ts'
import { call } from '../call.ts'

export type SceneCoverage = 'full' | 'partial'

/** The scene × system matrix. `cells` holds only what is there. */
export type SceneMatrix = {
  scenes: {
    id: string
    name: string
    status: Scene['status']
    functions: { id: string; name: string; needed: boolean; providers: number; gap: boolean; crowded: boolean }[]
    systems: number
    gap: boolean
  }[]
  systems: SystemReference[]
  cells: { scene: string; system: string; coverage: SceneCoverage; functions: string[] }[]
}

const id = z.string().min(1)
const coverage = z.enum(['full', 'partial'])

export const sceneCalls = {
  'scene.list': call<Scene[]>()(z.object({})),
  'scene.matrix': call<SceneMatrix>()(z.object({})),
  /** Proposes scenes from functions and departments; leaves what people have touched alone. */
  'scene.propose': call<{ added: number; scenes: Scene[] }>()(z.object({})),
  'scene.create': call<Scene>()(z.object({ name: z.string().min(1) })),
  'scene.update': call<Scene>()(
    z.object({
      id,
      name: z.string().min(1).optional(),
      need: z.string().nullable().optional(),
      evidence: z.string().nullable().optional(),
      status: z.enum(['proposed', 'confirmed', 'rejected']).optional(),
    }),
  ),
  'scene.confirm': call<null>()(
    z.object({ ids: z.array(id).min(1), status: z.enum(['proposed', 'confirmed', 'rejected']) }),
  ),
  'scene.remove': call<null>()(z.object({ id })),
  'scene.function.add': call<Scene>()(
    z.object({ scene: id, name: z.string().min(1), needed: z.boolean().default(true) }),
  ),
  'scene.function.update': call<Scene>()(
    z.object({ function: id, name: z.string().min(1).optional(), needed: z.boolean().optional() }),
  ),
  'scene.function.remove': call<Scene>()(z.object({ function: id })),
  /** Says how a system serves a scene function; `null` takes it away. */
  'scene.serve': call<Scene>()(z.object({ function: id, system: id, coverage: coverage.nullable() })),
}
