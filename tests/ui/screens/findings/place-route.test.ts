import { expect, test } from 'vitest'
import { routeOf } from '../../../../src/ui/screens/findings/place-route.ts'

test.each([
  [{ to: 'field', system: 'S1', field: 'owner' }, 'inventory', { system: 'S1', field: 'owner' }],
  [{ to: 'owner', owner: '水利局' }, 'inventory', { search: '水利局' }],
  [{ to: 'item', system: 'S1', item: 'SF-01' }, 'review', { system: 'S1', item: 'SF-01' }],
  [{ to: 'review', system: null }, 'review', {}],
  [{ to: 'scene', scene: 'c1' }, 'scenes', { scene: 'c1' }],
  [{ to: 'locality', locality: 'l1' }, 'capacity', { locality: 'l1' }],
  [{ to: 'feedback' }, 'capacity', { view: 'feedback' }],
  [{ to: 'duplicates' }, 'duplicates', {}],
  [{ to: 'plan' }, 'plan', {}],
] as const)('%j is mended at %s', (place, name, query) => {
  expect(routeOf(place)).toEqual({ name, query })
})
