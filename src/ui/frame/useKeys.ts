import { onBeforeUnmount, onMounted } from 'vue'
import { useActionList } from '../stores/actions.ts'

/** Runs the action whose keys were pressed. The only key listener of the window. */
export function useKeys(): void {
  const list = useActionList()
  function onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return
    const keys = keysOf(event)
    const action = list.actions.findLast((candidate) => candidate.keys === keys)
    if (!action || (!keys.startsWith('mod+') && isBusy(event.target))) return
    event.preventDefault()
    action.run()
  }
  onMounted(() => window.addEventListener('keydown', onKey))
  onBeforeUnmount(() => window.removeEventListener('keydown', onKey))
}

/** `mod+k`, `shift+z`, `j`, `?`, `mod+1`. Shift is named only where the key itself does not say it. */
export function keysOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>): string {
  if (event.altKey) return ''
  const letter = /^[a-z]$/i.test(event.key)
  const parts = [
    event.ctrlKey || event.metaKey ? 'mod' : '',
    event.shiftKey && letter ? 'shift' : '',
    event.key.toLowerCase(),
  ]
  return parts.filter(Boolean).join('+')
}

/** Single keys rest while a person types or a dialog is open. */
function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (
    target.isContentEditable ||
    target.closest('input, textarea, select, [role="dialog"], [role="menu"], [role="listbox"]')
  )
    return true
  return document.querySelector('[role="dialog"][data-state="open"]') !== null
}
