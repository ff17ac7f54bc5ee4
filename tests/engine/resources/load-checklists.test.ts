import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Failure } from '../../../src/contract/failures.ts'
import { loadChecklists } from '../../../src/engine/resources/load-checklists.ts'

const shipped = join(import.meta.dirname, '..', '..', '..', 'resources')
let directory = ''

beforeEach(() => {
  directory = join(mkdtempSync(join(tmpdir(), 'heshu-checklists-')), 'resources')
  for (const folder of ['checklists', 'rules'])
    cpSync(join(shipped, folder), join(directory, folder), { recursive: true })
})

afterEach(() => rmSync(join(directory, '..'), { recursive: true, force: true }))

/** Replaces one text in one file and gives the number of the line it stands on. */
function spoil(file: string, text: string, replacement: string): number {
  const content = readFileSync(join(directory, file), 'utf8')
  const at = content.indexOf(text)
  expect(at, `${text} stands in ${file}`).toBeGreaterThan(-1)
  writeFileSync(join(directory, file), content.replace(text, replacement))
  return content.slice(0, at).split('\n').length
}

function complaintsOf(): string[] {
  try {
    loadChecklists(directory)
  } catch (error) {
    if (error instanceof Failure && error.code === 'damaged_resource') return String(error.values.detail).split('\n')
    throw error
  }
  return []
}

test('the shipped checklists load in their order, with red lines and instruments', () => {
  const { checklists, redLines, instruments } = loadChecklists(shipped)
  expect({
    checklists: checklists.map(({ id, items }) => [id, items.length]),
    redLines: [redLines.id, redLines.rules.length],
    instruments: instruments.length,
  }).toEqual({
    checklists: [
      ['scene-fit', 20],
      ['capacity-fit', 20],
      ['boundaries', 20],
      ['inclusion-and-security', 20],
      ['new-system', 24],
    ],
    redLines: ['red-lines', 27],
    instruments: 20,
  })
})

test('a misspelt fact is named with file, line and the fact that was meant', () => {
  const line = spoil('checklists/boundaries.yaml', 'fact: trace_upload, is: true', 'fact: trace_uplod, is: true')
  expect(complaintsOf()).toEqual([
    `resources/checklists/boundaries.yaml:${line}: BD-01 names fact "trace_uplod", which does not exist (did you mean "trace_upload"?)`,
  ])
})

test('mistakes in several files are reported together', () => {
  const first = spoil('checklists/scene-fit.yaml', 'measure: demand', 'measure: demmand')
  const second = spoil('checklists/red-lines.yaml', 'effect: migrate', 'effect: move')
  expect(complaintsOf()).toEqual([
    `resources/checklists/red-lines.yaml:${second}: "effect" is "move"; it must be one of rectify, migrate, retire`,
    `resources/checklists/scene-fit.yaml:${first}: "measure" is "demmand" (did you mean "demand"?); it must be one of demand, benefit, capacity, boundary, inclusion`,
  ])
})

test('an id used in two checklists is refused', () => {
  const line = spoil('checklists/capacity-fit.yaml', 'id: CF-03', 'id: SF-03')
  expect(complaintsOf()).toEqual([
    `resources/checklists/capacity-fit.yaml:${line}: "SF-03" is already used in scene-fit.yaml; ids are never reused`,
  ])
})

test('an instrument that is cited but not listed is refused where it is cited', () => {
  const line = spoil('checklists/scene-fit.yaml', 'instrument: heshu-method', 'instrument: heshu-methods')
  expect(complaintsOf()).toEqual([
    `resources/checklists/scene-fit.yaml:${line}: SF-02 cites instrument "heshu-methods", which is not in rules/instruments.yaml (did you mean "heshu-method"?)`,
  ])
})

test('a missing part is reported at the part that lacks it', () => {
  const line = spoil('checklists/scene-fit.yaml', '    weight: 3\n', '')
  const complaints = complaintsOf()
  expect(complaints).toEqual([`resources/checklists/scene-fit.yaml:${line - 3}: "items" entry 1 lacks "weight"`])
})

test('a checklist added to the folder is loaded after the shipped ones', () => {
  const copy = readFileSync(join(directory, 'checklists/scene-fit.yaml'), 'utf8')
    .replaceAll('SF-', 'AA-')
    .replace('id: scene-fit', 'id: added')
  writeFileSync(join(directory, 'checklists/added.yaml'), copy)
  expect(loadChecklists(directory).checklists.map(({ id }) => id)).toEqual([
    'scene-fit',
    'capacity-fit',
    'boundaries',
    'inclusion-and-security',
    'new-system',
    'added',
  ])
})

test('a file that is no YAML is named with its line, a file that is gone with its name', () => {
  writeFileSync(join(directory, 'rules/instruments.yaml'), 'instruments:\n  - { id: a\n  - id: b\n')
  expect(complaintsOf()[0]).toMatch(/^resources\/rules\/instruments\.yaml:[23]: /)
  rmSync(join(directory, 'rules/instruments.yaml'))
  expect(complaintsOf()).toEqual(['resources/rules/instruments.yaml: cannot be read (ENOENT)'])
})
