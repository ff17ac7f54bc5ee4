import { createRouter, createWebHashHistory, type RouteRecordRaw } from 'vue-router'

/**
 * One line a screen. The name of a step's screen is the step's name (steps.ts): with its line here
 * the step appears in the way, in the palette and under Ctrl-1 … Ctrl-6.
 * `meta.step` says which step a further screen belongs to; `meta.home` that no workspace need be open.
 */
const screens: RouteRecordRaw[] = [
  { path: '/', name: 'home', component: () => import('./screens/home/HomeScreen.vue'), meta: { home: true } },
  { path: '/inventory', name: 'inventory', component: () => import('./screens/inventory/InventoryScreen.vue') },
  {
    path: '/import',
    name: 'import',
    component: () => import('./screens/import/ImportScreen.vue'),
    meta: { step: 'inventory' },
  },
  {
    path: '/duplicates',
    name: 'duplicates',
    component: () => import('./screens/duplicates/DuplicatesScreen.vue'),
    meta: { step: 'inventory' },
  },
  {
    path: '/findings',
    name: 'findings',
    component: () => import('./screens/findings/FindingsScreen.vue'),
    meta: { step: 'inventory' },
  },
  { path: '/scenes', name: 'scenes', component: () => import('./screens/scenes/ScenesScreen.vue') },
  { path: '/capacity', name: 'capacity', component: () => import('./screens/capacity/CapacityScreen.vue') },
  { path: '/review', name: 'review', component: () => import('./screens/review/ReviewScreen.vue') },
  { path: '/plan', name: 'plan', component: () => import('./screens/plan/PlanScreen.vue') },
  { path: '/documents', name: 'documents', component: () => import('./screens/documents/DocumentsScreen.vue') },
  { path: '/history', name: 'history', component: () => import('./screens/history/HistoryScreen.vue') },
  { path: '/settings', name: 'settings', component: () => import('./screens/settings/SettingsScreen.vue') },
]

/** `hasWorkspace` sends a person home as long as nothing is open. */
export function createScreens(hasWorkspace: () => boolean) {
  const router = createRouter({ history: createWebHashHistory(), routes: screens })
  router.beforeEach((to) => (to.matched.length === 0 || (!to.meta.home && !hasWorkspace()) ? { name: 'home' } : true))
  return router
}
