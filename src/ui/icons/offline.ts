import { addIcon as register, type IconifyIcon } from '@iconify/vue/offline'

/**
 * Stands in for `@iconify/vue` (see vite.config.ts): the part of it that cannot fetch.
 * An icon that was not bundled stays empty instead of being asked for on the network.
 */
export { Icon, addCollection } from '@iconify/vue/offline'

/** Known as `lucide:plus` and, as components write it, `lucide-plus`. */
export function addIcon(name: string, data: IconifyIcon): void {
  register(name, data)
  register(name.replace(':', '-'), data)
}

export function iconLoaded(): boolean {
  return true
}
