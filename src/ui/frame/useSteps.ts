import { computed } from 'vue'
import { useRouter } from 'vue-router'
import { steps } from '../steps.ts'

/** The steps whose screens exist. */
export function useSteps() {
  const router = useRouter()
  const known = (name: string) => router.hasRoute(name)
  const shownSteps = computed(() => steps.filter((step) => known(step.name)))
  return { shownSteps, known }
}
