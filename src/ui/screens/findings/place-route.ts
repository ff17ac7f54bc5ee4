import type { Place } from '../../../core/finding/lint-finding.ts'

/** Where a finding is mended: the screen, and what it opens there. */
export function routeOf(place: Place): { name: string; query: Record<string, string> } {
  switch (place.to) {
    case 'field':
      return { name: 'inventory', query: { system: place.system, field: place.field } }
    case 'owner':
      return { name: 'inventory', query: { search: place.owner } }
    case 'item':
      return { name: 'review', query: { system: place.system, item: place.item } }
    case 'review':
      return { name: 'review', query: place.system === null ? {} : { system: place.system } }
    case 'scene':
      return { name: 'scenes', query: { scene: place.scene } }
    case 'locality':
      return { name: 'capacity', query: place.locality === null ? {} : { locality: place.locality } }
    case 'feedback':
      return { name: 'capacity', query: { view: 'feedback' } }
    case 'duplicates':
    case 'plan':
    case 'import':
      return { name: place.to, query: {} }
  }
}
