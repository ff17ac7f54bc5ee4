import { useRoute } from 'vue-router'

/** What another screen asked this one to open: the texts of its address, by name. */
export function useArrival(): Readonly<Record<string, string | null>> {
  const { query } = useRoute()
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, typeof value === 'string' ? value : null]),
  )
}
