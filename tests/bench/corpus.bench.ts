/**
 * Every file of a directory, read as an import reads it: `npm run bench:corpus -- DIR [--json]`.
 * Prints per file whether it was read, refused (with the code), crashed or hung, with milliseconds, the peak memory of
 * the process that reads (it serves several files, so a peak may be that of an earlier one), and the tables found. Ends with 1 where one file crashed the engine, took more than 20
 * seconds or more than 600 MB.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import { loadDictionaries } from '../../src/engine/import/load-dictionaries.ts'
import { prepareSource } from '../../src/engine/import/preview.ts'

type Outcome = { state: 'read' | 'refused' | 'crashed' | 'hung'; detail: string; tables: number; peak: number }
type Line = Outcome & { file: string; milliseconds: number }

const longest = 20_000
const mostMegabytes = 600

if (process.send) answerFiles()
else await tryAll(process.argv.slice(2))

/** The engine's part, in a process of its own, so that its crash or hanging is seen and not shared. */
function answerFiles(): void {
  const dictionaries = loadDictionaries(join(import.meta.dirname, '../../resources'))
  process.on('message', (path: string) => void tryFile(path).then((outcome) => process.send?.(outcome)))
  process.send?.('ready')

  async function tryFile(path: string): Promise<Outcome> {
    let peak = 0
    const prepared = await prepareSource({
      name: basename(path),
      bytes: readFileSync(path),
      dictionaries,
      indicators: [],
      reading: { peak: (bytes) => (peak = Math.ceil(bytes / 1048576)) },
    })
    if (!prepared.ok) return { state: 'refused', detail: prepared.code, tables: 0, peak }
    const { format, encoding } = prepared.source
    return { state: 'read', detail: encoding ? `${format} ${encoding}` : format, tables: prepared.tables.length, peak }
  }
}

async function tryAll(args: string[]): Promise<void> {
  const folder = args.find((argument) => !argument.startsWith('--'))
  if (folder === undefined) throw new Error('bench:corpus needs a directory')
  const lines: Line[] = []
  let engine = await startEngine()
  for (const path of filesIn(resolve(folder))) {
    const started = performance.now()
    const outcome = await ask(engine, path)
    if (outcome.state === 'crashed' || outcome.state === 'hung') {
      engine.kill('SIGKILL')
      engine = await startEngine()
    }
    const line = { file: relative(folder, path), milliseconds: Math.round(performance.now() - started), ...outcome }
    lines.push(line)
    console.log(args.includes('--json') ? JSON.stringify(line) : textOf(line))
  }
  engine.kill()
  const count = (state: Outcome['state']) => lines.filter((line) => line.state === state).length
  const slowest = Math.max(0, ...lines.map((line) => line.milliseconds))
  const largest = Math.max(0, ...lines.map((line) => line.peak))
  console.log(
    `${lines.length} files: ${count('read')} read, ${count('refused')} refused, ${count('crashed')} crashed, ` +
      `${count('hung')} hung; slowest ${slowest} ms, largest ${largest} MB`,
  )
  if (count('crashed') + count('hung') > 0 || slowest > longest || largest > mostMegabytes) process.exitCode = 1
}

/** An engine that is ready: its start is not counted against the first file. */
async function startEngine(): Promise<ChildProcess> {
  const engine = fork(import.meta.filename, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  await once(engine, 'message')
  return engine
}

function ask(engine: ChildProcess, path: string): Promise<Outcome> {
  return new Promise((answer) => {
    const end = (outcome: Outcome) => {
      clearTimeout(patience)
      engine.removeAllListeners()
      answer(outcome)
    }
    const patience = setTimeout(() => end({ state: 'hung', detail: '', tables: 0, peak: 0 }), longest + 2_000)
    engine.once('message', (outcome: Outcome) => end(outcome))
    engine.once('exit', (code, signal) => end({ state: 'crashed', detail: String(signal ?? code), tables: 0, peak: 0 }))
    engine.send(path)
  })
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true)
    .toSorted()
}

function textOf({ file, state, detail, milliseconds, peak, tables }: Line): string {
  const figures = [`${milliseconds} ms`.padStart(9), `${peak} MB`.padStart(7), `${tables} tables`.padStart(10)]
  return `${state.padEnd(8)}${detail.padEnd(18)}${figures.join('')}  ${file}`
}
