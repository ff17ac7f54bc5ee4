import { readdirSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { Failure } from '../../contract/failures.ts'
import type { Checklist, Instrument, RedLineSet } from '../../core/checklist/checklist.ts'
import { parseChecklist } from '../../core/checklist/parse-checklist.ts'
import { parseInstruments } from '../../core/checklist/parse-clauses.ts'
import { parseRedLines } from '../../core/checklist/parse-red-lines.ts'
import type { Parsed } from '../../core/checklist/read-value.ts'
import { readYaml, type YamlFile } from './read-yaml.ts'

export type LoadedChecklists = { checklists: Checklist[]; redLines: RedLineSet; instruments: Instrument[] }

const redLinesFile = 'red-lines.yaml'
/** The order of screens and documents; further files follow by name. */
const shippedOrder = [
  'scene-fit.yaml',
  'capacity-fit.yaml',
  'boundaries.yaml',
  'inclusion-and-security.yaml',
  'new-system.yaml',
]

/**
 * Reads and checks every checklist, the red lines and the instruments.
 *
 * @param directory the resources folder, which holds `checklists/` and `rules/`
 * @throws Failure `damaged_resource`; its detail has one line `file:line: what is wrong` for every mistake
 */
export function loadChecklists(directory: string): LoadedChecklists {
  const complaints: string[] = []
  const read = <T>(name: string, parse: (value: unknown) => Parsed<T>): { file: YamlFile; value: T } | null => {
    const file = readYaml(join(directory, name), shownName(directory, name))
    const parsed = parse(file.value)
    if (parsed.ok) return { file, value: parsed.value }
    for (const { path, message } of parsed.problems)
      complaints.push(`${shownName(directory, name)}:${file.lineOf(path)}: ${message}`)
    return null
  }

  const instruments = read('rules/instruments.yaml', parseInstruments)
  if (instruments === null) throw damaged(complaints)
  const known = new Set(instruments.value.map((instrument) => instrument.id))
  const redLines = read(`checklists/${redLinesFile}`, (value) => parseRedLines(value, known))
  const checklists: Checklist[] = []
  const owners = new Map<string, string>()
  for (const name of checklistFiles(directory)) {
    const loaded = read(`checklists/${name}`, (value) => parseChecklist(value, known))
    if (loaded === null) continue
    checklists.push(loaded.value)
    loaded.value.items.forEach((item, index) => {
      const owner = owners.get(item.id)
      const line = () => loaded.file.lineOf(['items', index, 'id'])
      if (owner !== undefined)
        complaints.push(
          `${shownName(directory, `checklists/${name}`)}:${line()}: "${item.id}" is already used in ${owner}; ids are never reused`,
        )
      owners.set(item.id, name)
    })
  }
  if (redLines === null || complaints.length > 0) throw damaged(complaints)
  return { checklists, redLines: redLines.value, instruments: instruments.value }
}

function checklistFiles(directory: string): string[] {
  const names = readdirSync(join(directory, 'checklists')).filter(
    (name) => name.endsWith('.yaml') && name !== redLinesFile,
  )
  const others = names.filter((name) => !shippedOrder.includes(name)).toSorted()
  return [...shippedOrder.filter((name) => names.includes(name)), ...others]
}

/** `resources/checklists/scene-fit.yaml`, whatever the machine: where the folder lies is nobody's business. */
function shownName(directory: string, name: string): string {
  return `${basename(resolve(directory))}/${name}`
}

function damaged(complaints: readonly string[]): Failure {
  return new Failure('damaged_resource', { detail: complaints.join('\n') })
}
