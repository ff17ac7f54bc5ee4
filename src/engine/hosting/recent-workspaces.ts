import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { RecentWorkspace } from '../../contract/calls/host.ts'
import type { WorkspaceSummary } from '../../contract/calls/workspace.ts'
import type { Result } from '../../contract/dispatch.ts'

const longest = 20

const entry = z.object({
  path: z.string(),
  name: z.string(),
  title: z.string(),
  locality: z.string(),
  systems: z.number().nullable(),
  saved_at: z.string(),
})
type Entry = z.output<typeof entry>

export type RecentWorkspaces = {
  /** Newest first; each says whether its file is still there. */
  list(): Promise<RecentWorkspace[]>
  remember(summary: WorkspaceSummary): Promise<void>
  forget(path: string): Promise<RecentWorkspace[]>
}

/**
 * The workspaces opened lately, kept in one small JSON file of the user. A missing or unreadable list is an empty
 * list: it is a convenience and must never stop anybody from working. Writes follow one another and replace the file whole.
 */
export function openRecentWorkspaces(file: string): RecentWorkspaces {
  let last: Promise<unknown> = Promise.resolve()

  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }

  return {
    list: () => inTurn(async () => present(await readEntries(file))),
    remember: (summary) =>
      inTurn(async () => {
        const entries = await readEntries(file)
        const newest = entryOf(summary)
        if (JSON.stringify(entries[0]) === JSON.stringify(newest)) return
        const others = entries.filter(({ path }) => path !== newest.path)
        await writeEntries(file, [newest, ...others].slice(0, longest))
      }),
    forget: (path) =>
      inTurn(async () => {
        const entries = (await readEntries(file)).filter((each) => each.path !== path)
        await writeEntries(file, entries)
        return present(entries)
      }),
  }
}

const summaryMethods = new Set([
  'workspace.create',
  'workspace.open',
  'workspace.sample',
  'workspace.summary',
  'workspace.rename',
])

/** Keeps the list up to date from the answers that pass through a host anyway. */
export async function rememberAnswer(recent: RecentWorkspaces, method: string, result: Result<unknown>): Promise<void> {
  if (!result.ok || result.value === null || !summaryMethods.has(method)) return
  await recent.remember(result.value as WorkspaceSummary).catch(() => undefined)
}

function entryOf(summary: WorkspaceSummary): Entry {
  const { path, name, title, locality, saved_at, counts } = summary
  return { path, name, title, locality, systems: counts.systems, saved_at }
}

function present(entries: Entry[]): RecentWorkspace[] {
  return entries.map((each) => ({ ...each, missing: !existsSync(each.path) }))
}

async function readEntries(file: string): Promise<Entry[]> {
  try {
    const parsed = z.array(entry).safeParse(JSON.parse(await readFile(file, 'utf8')))
    return parsed.success ? parsed.data : []
  } catch {
    return []
  }
}

async function writeEntries(file: string, entries: Entry[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const beside = `${file}.${process.pid}.part`
  try {
    await writeFile(beside, `${JSON.stringify(entries, null, 2)}\n`)
    await rename(beside, file)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}
