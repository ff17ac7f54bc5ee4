import { createHash } from 'node:crypto'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { chainStart, commandHash } from '../../../src/engine/document/hash-chain.ts'
import { createWorkspace } from '../../../src/engine/document/open-workspace.ts'
import { writeSetting } from '../../../src/engine/document/queries/setting.ts'
import { write } from '../../../src/engine/document/workspace.ts'
import { surroundings, temporaryFolder } from './surroundings.ts'

test('an entry of the chain is written by SQLite as JSON.stringify writes it, so that hashes of the first version hold', () => {
  const database = new Database(':memory:')
  const written = database.prepare('SELECT json_array(7, ?, NULL)').pluck()
  const everyLetter = Array.from({ length: 0xd800 - 1 }, (_, index) => String.fromCharCode(index + 1)).join('') + '😀𠮷'
  const entry = (text: string) => [7, text, null]
  expect(written.get(everyLetter) === JSON.stringify(entry(everyLetter))).toBe(true)
  database.close()
})

test('the hash of a command is over its line, a line an entry, and the values of each row it put in', () => {
  const workspace = createWorkspace(join(temporaryFolder(), 'a.heshu'), surroundings())
  write(workspace, { name: 'set', values: { 'key “k”': 1 } }, () => {
    for (let key = 0; key < 1250; key++) writeSetting(workspace, `k${key}`, `值${key}`)
    writeSetting(workspace, 'k0', null)
  })
  const command = workspace.database
    .prepare('SELECT id, uid, name, parameters, author, at, undoes FROM command')
    .raw()
    .get()
  const lines = Array.from({ length: 1250 }, (_, key) => [
    JSON.stringify([key + 1, 'setting', `k${key}`, 'insert', null, '2']),
    JSON.stringify([`k${key}`, JSON.stringify(`值${key}`)]),
  ]).flat()
  const removal = JSON.stringify([1251, 'setting', 'k0', 'delete', JSON.stringify({ uid: 'k0', value: '"值0"' }), null])
  const text = [chainStart, JSON.stringify(command), ...lines, removal, ''].join('\n')
  expect(commandHash(workspace.database, 1, chainStart)).toBe(createHash('sha256').update(text).digest('hex'))
  workspace.close()
})
