import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readYaml } from '../../../src/engine/resources/read-yaml.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heshu-yaml-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('values come with the lines they stand on; what is missing takes the line of what encloses it', () => {
  writeFileSync(join(folder, 'a.yaml'), '# a comment\nitems:\n  - id: one\n    choices: [yes, no]\n  - { id: two }\n')
  const file = readYaml(join(folder, 'a.yaml'), 'resources/a.yaml')
  expect(file.value).toEqual({ items: [{ id: 'one', choices: ['yes', 'no'] }, { id: 'two' }] })
  expect(
    [['items', 0, 'id'], ['items', 0, 'choices', 1], ['items', 1, 'weight'], ['title'], []].map((path) =>
      file.lineOf(path),
    ),
  ).toEqual([3, 4, 5, 1, 1])
})

test('the same key twice is no YAML', () => {
  writeFileSync(join(folder, 'a.yaml'), 'a: 1\nb: 2\na: 3\n')
  expect(() => readYaml(join(folder, 'a.yaml'), 'resources/a.yaml')).toThrow(
    'resources/a.yaml:3: Map keys must be unique',
  )
})
