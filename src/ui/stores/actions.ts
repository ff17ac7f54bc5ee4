import { defineStore } from 'pinia'
import { computed, onScopeDispose, shallowRef } from 'vue'

/** Something a person can do now. It is in the palette, and under `?` where it has keys. */
export type Action = {
  id: string
  label: string
  group: 'go' | 'workspace' | 'screen' | 'window'
  icon?: string
  /** `mod+k`, `mod+1`, `shift+z`, `j`, `?`; without `mod` they rest while a person types. */
  keys?: string
  run: () => unknown
}

/** The actions of the frame and of the screen on show. Palette, keys and key help all read this one list. */
export const useActionList = defineStore('actions', () => {
  const sources = shallowRef<(() => Action[])[]>([])
  const actions = computed(() => sources.value.flatMap((source) => source()))

  function add(source: () => Action[]): () => void {
    sources.value = [...sources.value, source]
    return () => {
      sources.value = sources.value.filter((other) => other !== source)
    }
  }

  return { sources, actions, add }
})

/** Offers actions while the calling component lives. `source` is read again when what it depends on changes. */
export function useActions(source: () => Action[]): void {
  onScopeDispose(useActionList().add(source))
}
