import { computed, onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

/**
 * Only the rows in sight, for tables of rows of one height (in pixels).
 * `above` and `below` are the heights to be left open before and after them.
 */
export function useVirtualRows<Row>(
  rows: Ref<readonly Row[]>,
  viewport: Ref<HTMLElement | undefined>,
  rowHeight: number,
  headHeight: number,
) {
  const top = ref(0)
  const height = ref(600)
  const spare = 8
  const start = computed(() => Math.max(0, Math.min(Math.floor(top.value / rowHeight) - spare, rows.value.length - 1)))
  const end = computed(() => Math.min(rows.value.length, Math.ceil((top.value + height.value) / rowHeight) + spare))
  const visible = computed(() =>
    rows.value.slice(start.value, end.value).map((row, index) => ({ row, index: start.value + index })),
  )
  const above = computed(() => Math.max(0, start.value) * rowHeight)
  const below = computed(() => (rows.value.length - end.value) * rowHeight)

  function measure(): void {
    if (!viewport.value) return
    top.value = viewport.value.scrollTop
    height.value = viewport.value.clientHeight
  }

  /** Brings a row into sight, clear of the head. */
  function reveal(index: number): void {
    const element = viewport.value
    if (!element) return
    const rowTop = index * rowHeight
    const room = element.clientHeight - headHeight - rowHeight
    if (rowTop < element.scrollTop) element.scrollTop = rowTop
    else if (rowTop > element.scrollTop + room) element.scrollTop = rowTop - room
    measure()
  }

  let observer: ResizeObserver | undefined
  onMounted(() => {
    measure()
    if (!viewport.value) return
    viewport.value.addEventListener('scroll', measure, { passive: true })
    observer = new ResizeObserver(measure)
    observer.observe(viewport.value)
  })
  onBeforeUnmount(() => observer?.disconnect())

  return { visible, above, below, reveal }
}
