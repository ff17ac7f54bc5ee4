import { RefusedSource } from './refusal.ts'
import type { ReadLimits } from './limits.ts'
import { builtInFormat } from './number-formats.ts'
import { attribute, scanXml, type XmlEvents } from './xml-scanner.ts'
import { unpackText, type ZipEntry } from './zip-directory.ts'

export type Package = { bytes: Uint8Array; entries: Map<string, ZipEntry>; limits: ReadLimits; started: number }
export type SheetPart = { name: string; hidden: boolean; part: string }
export type WorkbookParts = {
  sheets: SheetPart[]
  date1904: boolean
  formats: (string | null)[]
  sharedStrings: string[]
}

/** Everything of a workbook but its sheets: names, states, number formats, shared texts. */
export async function readWorkbookParts(source: Package): Promise<WorkbookParts> {
  const root = await readRelations(source, '_rels/.rels', '')
  const workbookPart =
    [...root.values()].find((relation) => relation.type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml'
  if (!source.entries.has(workbookPart)) throw new RefusedSource('not_a_table')
  const folder = workbookPart.slice(0, workbookPart.lastIndexOf('/') + 1)
  const file = workbookPart.slice(folder.length)
  const relations = await readRelations(source, `${folder}_rels/${file}.rels`, folder)
  const sheets: SheetPart[] = []
  let date1904 = false
  await scanPart(source, workbookPart, {
    open: (name, attributes) => {
      if (name === 'workbookPr') date1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '')
      if (name !== 'sheet') return
      const relation = relations.get(attribute(attributes, 'r:id') ?? attribute(attributes, 'id') ?? '')
      if (!relation || !relation.type.endsWith('/worksheet')) return
      const state = attribute(attributes, 'state')
      sheets.push({
        name: attribute(attributes, 'name') ?? `Sheet${sheets.length + 1}`,
        hidden: state === 'hidden' || state === 'veryHidden',
        part: relation.target,
      })
    },
    close: () => {},
    text: () => {},
  })
  const partOf = (type: string, fallback: string) =>
    [...relations.values()].find((relation) => relation.type.endsWith(type))?.target ?? folder + fallback
  return {
    sheets,
    date1904,
    formats: await readFormats(source, partOf('/styles', 'styles.xml')),
    sharedStrings: await readSharedStrings(source, partOf('/sharedStrings', 'sharedStrings.xml')),
  }
}

/** Reads one part through the scanner; a part that is missing is read as empty. */
export async function scanPart(source: Package, part: string, events: XmlEvents): Promise<boolean> {
  const entry = source.entries.get(part) ?? entryIgnoringCase(source.entries, part)
  if (!entry) return false
  const scanner = scanXml(events)
  for await (const piece of unpackText(source.bytes, entry, source.limits)) {
    scanner.write(piece)
    if (performance.now() - source.started > source.limits.milliseconds) {
      throw new RefusedSource('too_slow', { seconds: Math.round(source.limits.milliseconds / 1000) })
    }
  }
  scanner.end()
  return true
}

function entryIgnoringCase(entries: Map<string, ZipEntry>, part: string): ZipEntry | undefined {
  const wanted = part.toLowerCase()
  return [...entries.values()].find((entry) => entry.name.toLowerCase() === wanted)
}

type Relation = { type: string; target: string }

async function readRelations(source: Package, part: string, folder: string): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>()
  await scanPart(source, part, {
    open: (name, attributes) => {
      if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return
      const target = attribute(attributes, 'Target') ?? ''
      relations.set(attribute(attributes, 'Id') ?? '', {
        type: attribute(attributes, 'Type') ?? '',
        target: resolvePart(folder, target),
      })
    },
    close: () => {},
    text: () => {},
  })
  return relations
}

function resolvePart(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps: string[] = []
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}

/** The number format of each cell style, by its index. */
async function readFormats(source: Package, part: string): Promise<(string | null)[]> {
  const own = new Map<number, string>()
  const formats: (string | null)[] = []
  let inCellStyles = false
  await scanPart(source, part, {
    open: (name, attributes) => {
      if (name === 'numFmt')
        own.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '')
      if (name === 'cellXfs') inCellStyles = true
      if (name === 'xf' && inCellStyles) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0)
        formats.push(id === 0 ? null : (own.get(id) ?? builtInFormat(id)))
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false
    },
    text: () => {},
  })
  return formats
}

async function readSharedStrings(source: Package, part: string): Promise<string[]> {
  const strings: string[] = []
  const collector = collectText()
  await scanPart(source, part, {
    open: (name) => {
      if (name === 'si' || name === 'sstItem') collector.start()
      else collector.open(name)
    },
    close: (name) => {
      if (name === 'si' || name === 'sstItem') strings.push(collector.take())
      else collector.close(name)
    },
    text: collector.text,
  })
  return strings
}

/** Gathers the text of a string item: all its runs, without the phonetic guides of East Asian text. */
export function collectText() {
  let text = ''
  let inText = false
  let inPhonetic = false
  return {
    start: () => {
      text = ''
      inText = false
      inPhonetic = false
    },
    open: (name: string) => {
      if (name === 't') inText = !inPhonetic
      else if (name === 'rPh') inPhonetic = true
    },
    close: (name: string) => {
      if (name === 't') inText = false
      else if (name === 'rPh') inPhonetic = false
    },
    text: (piece: string) => {
      if (inText) text += piece
    },
    take: () => unescapeControl(text),
  }
}

/** `_x000D_` stands for a control character in such texts. */
export function unescapeControl(text: string): string {
  if (!text.includes('_x') && !text.includes('\r')) return text
  return text
    .replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll(/\r\n?/g, '\n')
}
