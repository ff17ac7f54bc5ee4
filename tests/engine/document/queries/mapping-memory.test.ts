import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createWorkspace, openWorkspace } from '../../../../src/engine/document/open-workspace.ts'
import { listTemplates, rememberTemplate } from '../../../../src/engine/document/queries/mapping-memory.ts'
import { write } from '../../../../src/engine/document/workspace.ts'
import { surroundings, temporaryFolder } from '../surroundings.ts'

test('a mapping that an older program remembered is read from its shape, and the next import makes it whole', () => {
  const path = join(temporaryFolder(), '旧.heshu')
  const same = surroundings()
  const before = createWorkspace(path, same)
  const shape = '序号|系统名称|yyyy年运维费用万元|领导批示'
  write(before, { name: 'import.commit' }, () =>
    before.database
      .prepare('INSERT INTO mapping_memory (uid, kind, mapping) VALUES (?, ?, ?)')
      .run(shape, 'systems', JSON.stringify({ 系统名称: 'name', '2023年运维费用万元': 'annual_cost', 领导批示: '' })),
  )
  before.close()

  const workspace = openWorkspace(path, same, { readOnly: false })
  const column = { kept: false, unit: null, stated: null }
  expect(listTemplates(workspace)).toEqual([
    {
      shape,
      kind: 'systems',
      file: '',
      title: null,
      columns: [
        { ...column, header: '序号', field: null },
        { ...column, header: '系统名称', field: 'name' },
        { ...column, header: '2023年运维费用万元', field: 'annual_cost' },
        { ...column, header: '领导批示', field: null, kept: true },
      ],
    },
  ])
  const whole = { ...listTemplates(workspace)[0]!, file: '2024年台账.xlsx', title: '系统台账' }
  write(workspace, { name: 'import.commit' }, () => rememberTemplate(workspace, whole))
  expect(listTemplates(workspace)).toEqual([whole])
  workspace.close()
})
