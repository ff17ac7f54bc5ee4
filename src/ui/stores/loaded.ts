import { ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { Failure, type FailureData } from '../../contract/failures.ts'

export type Loaded<Value> = {
  value: ShallowRef<Value | null>
  failure: ShallowRef<FailureData | null>
  loading: Ref<boolean>
  load: () => Promise<void>
}

/**
 * Something read from the engine, with its three states. It is read again whenever `revision` changes;
 * the old value stays in sight meanwhile. A slower, older answer never overwrites a newer one.
 */
export function useLoaded<Value>(read: () => Promise<Value>, revision: () => unknown): Loaded<Value> {
  const value = shallowRef<Value | null>(null)
  const failure = shallowRef<FailureData | null>(null)
  const loading = ref(false)
  let latest = 0
  let newest = Promise.resolve()

  /** Reads anew. Whoever is overtaken by a later reading waits for that one, and then sees its value. */
  function load(): Promise<void> {
    latest += 1
    const turn = latest
    newest = readFor(turn).then(() => (turn === latest ? undefined : newest))
    return newest
  }

  async function readFor(turn: number): Promise<void> {
    loading.value = true
    try {
      const answer = await read()
      if (turn !== latest) return
      value.value = answer
      failure.value = null
    } catch (error) {
      if (turn === latest) failure.value = failureOf(error)
    } finally {
      if (turn === latest) loading.value = false
    }
  }

  watch(revision, () => void load())
  return { value, failure, loading, load }
}

/** What went wrong, as plain data; anything unforeseen is `internal`. */
export function failureOf(error: unknown): FailureData {
  if (error instanceof Failure) return { code: error.code, values: error.values }
  console.error(error)
  return { code: 'internal', values: { reference: '—' } }
}
