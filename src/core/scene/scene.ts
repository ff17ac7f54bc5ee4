/** A governance need, with the functions it needs. A proposed scene counts only once a person has confirmed it. */
export type Scene = {
  id: string
  name: string
  need: string | null
  evidence: string | null
  status: 'proposed' | 'confirmed' | 'rejected'
  functions: SceneFunction[]
}

/** One function a scene needs; `systems` says who provides it, fully or partly. */
export type SceneFunction = {
  id: string
  name: string
  needed: boolean
  systems: { system: string; coverage: 'full' | 'partial' }[]
}
