import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { build, isBuilt, type BuildPart } from '../../src/hosts/start/built.ts'

/** `npm run test:e2e [-- NAME…]`: builds what is stale, then drives the workbench in a real Chromium. */

const root = resolve(import.meta.dirname, '../..')
const stale = (['ui', 'electron'] satisfies BuildPart[]).filter((part) => !isBuilt(root, part))
if (stale.length > 0 && !(await build(root, stale))) process.exit(1)

const vitest = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'tests/e2e/vitest.config.ts']
const { status } = spawnSync(process.execPath, [...vitest, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
process.exit(status ?? 1)
