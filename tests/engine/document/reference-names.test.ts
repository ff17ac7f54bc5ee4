import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listEntries } from '../../../src/engine/document/history.ts'
import { createWorkspace } from '../../../src/engine/document/open-workspace.ts'
import { systemWriter } from '../../../src/engine/document/queries/system.ts'
import { write } from '../../../src/engine/document/workspace.ts'
import { surroundings, systemRecord, temporaryFolder } from './surroundings.ts'

test('a decision names the system it is about, even after that system was removed', () => {
  const workspace = createWorkspace(join(temporaryFolder(), 'w.heshu'), surroundings())
  write(workspace, { name: 'system.create' }, () => systemWriter(workspace)(systemRecord('a', '平安云岭')))
  write(workspace, { name: 'review.decide' }, () =>
    workspace.database
      .prepare(
        `INSERT INTO decision (uid, system, verdict, computed, author, at) VALUES ('d', 'a', 'keep', 'keep', '王', '')`,
      )
      .run(),
  )
  const names = () => listEntries(workspace, 2, 10).map((entry) => entry.names)
  expect(names()).toEqual([{ a: '平安云岭' }])
  write(workspace, { name: 'system.remove' }, () => {
    workspace.database.exec(`DELETE FROM decision; DELETE FROM system`)
  })
  expect(names()).toEqual([{ a: '平安云岭' }])
  workspace.close()
})
