import { computed, nextTick, ref, watch, type Ref } from 'vue'
import { useActionList, type Action } from '../stores/actions.ts'

const order: Action['group'][] = ['screen', 'go', 'workspace', 'window']

/** Every action that fits what is typed, those of the screen first. All typed words must occur. */
export function usePalette(open: Ref<boolean>) {
  const actions = useActionList()
  const search = ref('')
  const active = ref(0)
  const found = computed(() => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean)
    return actions.actions
      .filter((action) => action.id !== 'palette' && words.every((word) => action.label.toLowerCase().includes(word)))
      .toSorted((one, other) => order.indexOf(one.group) - order.indexOf(other.group))
  })

  watch(open, () => (search.value = ''))
  watch(search, () => (active.value = 0))

  async function move(by: number): Promise<void> {
    active.value = (active.value + by + found.value.length) % Math.max(1, found.value.length)
    await nextTick()
    document.querySelector('#palette-list [aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }

  function run(action: Action | undefined): void {
    if (!action) return
    open.value = false
    // The dialog gives the focus back as it closes; what the action opens must come after that.
    setTimeout(() => action.run(), 0)
  }

  return { search, active, found, move, run }
}
