import type { SourceFile } from './source-files.ts'

type Layer = {
  folder: string
  /** Folders, files and packages it may import besides its own folder; a name ending in `*` stands for what begins so. */
  may: readonly string[]
}

const screenPackages = [
  'vue',
  'vue-router',
  'vue-i18n',
  'pinia',
  '@nuxt/ui*',
  '@iconify/*',
  '@internationalized/*',
  'echarts*',
]

/** Who may import whom. Narrower folders come first; the first that holds a file decides. */
export const layers: readonly Layer[] = [
  { folder: 'src/core', may: [] },
  { folder: 'src/contract', may: ['src/core/*', 'zod'] },
  { folder: 'src/engine', may: ['src/core/*', 'src/contract/*', 'node:*', 'dependencies'] },
  { folder: 'src/hosts', may: ['src/core/*', 'src/contract/*', 'src/engine/*', 'node:*', 'zod'] },
  { folder: 'src/ui', may: ['src/core/*', 'src/contract/*', ...screenPackages] },
  { folder: 'electron/engine.ts', may: ['src/engine/create-engine.ts', 'src/engine/hosting/*', 'node:*'] },
  { folder: 'electron', may: ['src/contract/*', 'src/engine/hosting/*', 'electron', 'node:*'] },
]

/** Packages that belong to one place, whatever a layer may otherwise import. */
const homes: Record<string, string> = { 'better-sqlite3': 'src/engine/document/', electron: 'electron/' }

/** Every import that its layer does not allow, as `file → import`. `dependencies` are the packages shipped with the program. */
export function wrongImports(files: readonly SourceFile[], dependencies: readonly string[]): string[] {
  return files.flatMap((file) => {
    const layer = layers.find(({ folder }) => file.path === folder || file.path.startsWith(`${folder}/`))
    return file.imports
      .filter((name) => !layer || !isAllowed(file.path, name, layer, dependencies))
      .map((name) => `${file.path} → ${name}`)
  })
}

function isAllowed(path: string, name: string, layer: Layer, dependencies: readonly string[]): boolean {
  const home = homes[packageOf(name)]
  if (home && !path.startsWith(home)) return false
  if (name.startsWith(`${layer.folder}/`)) return true
  return layer.may.some((allowed) => {
    if (allowed === 'dependencies') return dependencies.includes(packageOf(name))
    return allowed.endsWith('*') ? name.startsWith(allowed.slice(0, -1)) : name === allowed
  })
}

function packageOf(name: string): string {
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')
}

/** Every circle of imports, as the files on the way round. Types count: what cannot be read apart is not apart. */
export function circles(files: readonly SourceFile[]): string[][] {
  const graph = new Map(files.map(({ path, imports }) => [path, imports]))
  const done = new Set<string>()
  const found: string[][] = []

  function visit(path: string, way: string[]): void {
    const start = way.indexOf(path)
    if (start !== -1) found.push(way.slice(start))
    if (start !== -1 || done.has(path)) return
    for (const next of graph.get(path) ?? []) visit(next, [...way, path])
    done.add(path)
  }

  for (const path of graph.keys()) visit(path, [])
  return found
}
