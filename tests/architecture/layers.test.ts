import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { circles, wrongImports } from './layers.ts'
import { readSources, root, sourceFile } from './source-files.ts'

const files = readSources(['src', 'electron'])
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>
}
const shipped = Object.keys(dependencies)

describe('the layers of the house', () => {
  it('hold: no file imports what its folder may not', () => {
    expect(files.length).toBeGreaterThan(50)
    expect(wrongImports(files, shipped)).toEqual([])
  })

  it('have no circles', () => {
    expect(circles(files)).toEqual([])
  })
})

describe('the check of the layers', () => {
  it.each([
    ['src/core/plan/cost.ts', "import { readFileSync } from 'node:fs'", 'node:fs'],
    ['src/core/plan/cost.ts', "import { z } from 'zod'", 'zod'],
    ['src/core/plan/cost.ts', "import type { Method } from '../../contract/calls.ts'", 'src/contract/calls.ts'],
    [
      'src/contract/calls.ts',
      "import { openDocument } from '../engine/document/open.ts'",
      'src/engine/document/open.ts',
    ],
    ['src/engine/handlers/plan.ts', "import { app } from 'electron'", 'electron'],
    ['src/engine/handlers/plan.ts', "import Database from 'better-sqlite3'", 'better-sqlite3'],
    ['src/engine/handlers/plan.ts', "import { ref } from 'vue'", 'vue'],
    ['src/engine/handlers/plan.ts', "export { main } from '../../hosts/cli/main.ts'", 'src/hosts/cli/main.ts'],
    ['src/hosts/cli/main.ts', "const { app } = await import('electron')", 'electron'],
    ['src/ui/bridge.ts', "import { createEngine } from '../engine/create-engine.ts'", 'src/engine/create-engine.ts'],
    ['src/ui/App.vue', `<script setup lang="ts">\nimport { join } from 'node:path'\n</script>`, 'node:path'],
    [
      'electron/main.ts',
      "import { createEngine } from '../src/engine/create-engine.ts'",
      'src/engine/create-engine.ts',
    ],
    ['electron/shell/menu.ts', "import { fields } from '../../src/core/system/fields.ts'", 'src/core/system/fields.ts'],
    [
      'src/engine/import/read.ts',
      "import { county } from '../../../tests/fixtures/county.ts'",
      'tests/fixtures/county.ts',
    ],
    ['src/attic/old.ts', "import { join } from 'node:path'", 'node:path'],
  ])('sees in %s: %s', (path, text, name) => {
    expect(wrongImports([sourceFile(path, text)], shipped)).toEqual([`${path} → ${name}`])
  })

  it('lets through what is allowed', () => {
    const allowed = [
      sourceFile(
        'src/contract/calls.ts',
        "import { z } from 'zod'\nimport type { System } from '../core/system/system.ts'",
      ),
      sourceFile(
        'src/engine/document/open.ts',
        "import Database from 'better-sqlite3'\nimport { stat } from 'node:fs/promises'",
      ),
      sourceFile('electron/engine.ts', "import { createEngine } from '../src/engine/create-engine.ts'"),
      sourceFile('src/ui/App.vue', `<script setup lang="ts">\nimport { ref } from 'vue'\n</script>`),
    ]
    expect(wrongImports(allowed, shipped)).toEqual([])
  })

  it('finds a circle, also one through types', () => {
    const three = [
      sourceFile('src/core/a.ts', "import { b } from './b.ts'"),
      sourceFile('src/core/b.ts', "import type { C } from './c.ts'"),
      sourceFile('src/core/c.ts', "export { a } from './a.ts'"),
    ]
    expect(circles(three)).toEqual([['src/core/a.ts', 'src/core/b.ts', 'src/core/c.ts']])
  })
})
