import { defineStore } from 'pinia'
import { computed, ref, shallowRef, type Component } from 'vue'

/**
 * What the evidence panel shows. `component` answers “where does this come from?” for `props`;
 * a screen gives its own, or `OriginEvidence` for a value with an origin.
 */
export type EvidenceSubject = { title: string; component: Component; props: Record<string, unknown> }

/** The right column: opens on demand, stays open on wide windows. */
export const useEvidence = defineStore('evidence', () => {
  const subject = shallowRef<EvidenceSubject | null>(null)
  const asked = ref(false)
  const wide = window.matchMedia('(min-width: 1680px)')
  const isWide = ref(wide.matches)
  wide.addEventListener('change', (event) => (isWide.value = event.matches))
  const open = computed(() => asked.value || isWide.value)

  /** Shows a subject and opens the panel. */
  function show(next: EvidenceSubject): void {
    subject.value = next
    asked.value = true
  }

  /** Follows the selection: changes what an open panel shows, without opening it. */
  function follow(next: EvidenceSubject | null): void {
    subject.value = next
  }

  function toggle(): void {
    asked.value = !asked.value
  }

  function close(): void {
    asked.value = false
  }

  return { subject, asked, isWide, open, show, follow, toggle, close }
})
