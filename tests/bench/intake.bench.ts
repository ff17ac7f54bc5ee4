/**
 * From a workbook to a committed workspace: `npm run bench:intake -- [ROWS…]` (1,000, 10,000 and 50,000 if not said).
 * For each size an inventory of ROWS × 14 is made and taken in by a fresh process: read, parsed (tables found, columns
 * mapped, values read) and committed; another fresh process looks for duplicates in the workspace, and a third reads
 * the same file with exceljs's full reader. Small sizes are run three times and the run in the middle is shown.
 * Prints milliseconds, milliseconds for 1,000 rows, peak memory and the size of the workspace; asserts nothing.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { createWorkspace, openWorkspace } from '../../src/engine/document/open-workspace.ts'
import { newId } from '../../src/engine/hosting/new-id.ts'
import { carryOut } from '../../src/engine/import/carry-out.ts'
import { prepareSource } from '../../src/engine/import/preview.ts'
import { duplicatePairs } from '../../src/engine/portfolio/duplicate-pairs.ts'
import { loadResources } from '../../src/engine/resources/load-resources.ts'
import { createSession, type Session } from '../../src/engine/session.ts'
import { writeInventory } from './generate-inventory.ts'

/** Times in milliseconds; `own` and `reader` are peaks in megabytes of this process and of the one that reads for it. */
type Intake = { read: number; parse: number; commit: number; added: number; own: number; reader: number; both: number }
type Matching = { match: number; pairs: number; own: number }
type FullRead = { read: number; rows: number; own: number }

const smallSize = 10_000

/** As the scripts of package.json start the program; exceljs is run by Node as it comes. */
const asStarted = ['--max-semi-space-size=8']

const [mode = '', file = '', workspace = ''] = process.argv.slice(2)
if (mode === 'intake') console.log(JSON.stringify(await takeIn(file, workspace)))
else if (mode === 'matching') console.log(JSON.stringify(matchAll(workspace)))
else if (mode === 'exceljs') console.log(JSON.stringify(await readWithExcelJs(file)))
else await compare(process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1000, 10_000, 50_000])

async function compare(sizes: number[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'heshu-bench-'))
  for (const rows of sizes) {
    const workbook = join(folder, `${rows}.xlsx`)
    await writeInventory(workbook, rows)
    const runs = Array.from({ length: rows <= smallSize ? 3 : 1 }, (_, run) => {
      const path = join(folder, `${rows}-${run}.heshu`)
      const intake: Intake = inFreshProcess(asStarted, 'intake', workbook, path)
      const matching: Matching = inFreshProcess(asStarted, 'matching', workbook, path)
      const full: FullRead = inFreshProcess([], 'exceljs', workbook)
      return { intake, matching, full, workspace: megabytes(statSync(path).size) }
    })
    show(rows, megabytes(statSync(workbook).size), runs)
  }
  rmSync(folder, { recursive: true })
}

type Run = { intake: Intake; matching: Matching; full: FullRead; workspace: number }

function show(rows: number, workbook: number, runs: Run[]): void {
  const middle = (what: (run: Run) => number) =>
    runs.map(what).toSorted((one, other) => one - other)[Math.floor(runs.length / 2)] ?? Number.NaN
  const total = ({ intake }: Run) => intake.read + intake.parse + intake.commit
  const line = (time: (run: Run) => number, memory?: (run: Run) => number) => ({
    ms: Math.round(middle(time)),
    'ms per 1,000 rows': Number(((middle(time) / rows) * 1000).toFixed(1)),
    'peak MB': memory ? Math.round(middle(memory)) : '',
  })
  console.log(`\n${rows} × 14: workbook ${workbook.toFixed(1)} MB, workspace ${middle((run) => run.workspace)} MB`)
  console.table({
    read: line(
      ({ intake }) => intake.read,
      ({ intake }) => intake.reader,
    ),
    parse: line(({ intake }) => intake.parse),
    commit: line(({ intake }) => intake.commit),
    'in all': line(total, ({ intake }) => intake.both),
    match: line(
      ({ matching }) => matching.match,
      ({ matching }) => matching.own,
    ),
    'exceljs full read': line(
      ({ full }) => full.read,
      ({ full }) => full.own,
    ),
  })
  const ratio = middle((run) => total(run) / run.full.read).toFixed(2)
  console.log(
    `${middle(({ intake }) => intake.added)} added, ${middle(({ matching }) => matching.pairs)} pairs; ` +
      `in all ${ratio} times exceljs; without the process that reads at most ${Math.round(middle(({ intake }) => intake.own))} MB`,
  )
}

function inFreshProcess<Result>(flags: string[], ...words: string[]): Result {
  const run = spawnSync(process.execPath, [...flags, import.meta.filename, ...words], { encoding: 'utf8' })
  if (run.status !== 0) throw new Error(run.stderr)
  return JSON.parse(run.stdout) as Result
}

async function takeIn(path: string, to: string): Promise<Intake> {
  const session = newSession()
  session.workspace = createWorkspace(to, { ...session.surroundings, announce: () => undefined })
  let reader = 0
  let readBy = 0
  let ownThen = 0
  const started = performance.now()
  const prepared = await prepareSource({
    name: 'inventory.xlsx',
    bytes: readFileSync(path),
    dictionaries: session.resources.dictionaries,
    indicators: session.resources.indicators,
    reading: {
      peak: (bytes) => {
        reader = megabytes(bytes)
        readBy = performance.now()
        ownThen = ownPeak()
      },
    },
  })
  if (!prepared.ok) throw new Error(prepared.code)
  const parsedBy = performance.now()
  const outcomes = await carryOut(session, { sources: [prepared], chosen: new Map() }, new AbortController().signal)
  const committedBy = performance.now()
  const added = outcomes.reduce((sum, { report }) => sum + report.counts.added, 0)
  session.workspace.close()
  return {
    read: readBy - started,
    parse: parsedBy - readBy,
    commit: committedBy - parsedBy,
    added,
    own: ownPeak(),
    reader,
    // The process that reads has ended, or idles, by the time that this one is at its largest.
    both: Math.max(ownThen + reader, ownPeak()),
  }
}

function matchAll(path: string): Matching {
  const session = newSession()
  session.workspace = openWorkspace(path, { ...session.surroundings, announce: () => undefined }, { readOnly: true })
  const started = performance.now()
  const pairs = duplicatePairs(session).length
  const match = performance.now() - started
  session.workspace.close()
  return { match, pairs, own: ownPeak() }
}

async function readWithExcelJs(path: string): Promise<FullRead> {
  const started = performance.now()
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path)
  return { read: performance.now() - started, rows: book.worksheets[0]?.rowCount ?? 0, own: ownPeak() }
}

function newSession(): Session {
  const resources = join(import.meta.dirname, '../../resources')
  const surroundings = {
    resources,
    clock: () => new Date().toISOString(),
    ids: newId,
    author: 'bench',
    log: (line: string) => console.error(line),
  }
  return createSession(surroundings, loadResources(resources))
}

function ownPeak(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024)
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 104857.6) / 10
}
