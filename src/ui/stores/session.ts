import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { HostInfo, RecentWorkspace } from '../../contract/calls/host.ts'
import type { WorkspaceSummary } from '../../contract/calls/workspace.ts'
import type { HistoryCommand } from '../../contract/calls/history.ts'
import type { EngineEvents } from '../../contract/events.ts'
import { useEngine } from '../client.ts'
import { usePreferences } from './preferences.ts'

/** The open workspace, where it came from, and what the engine announces about it. */
export const useSession = defineStore('session', () => {
  const engine = useEngine()
  const host = shallowRef<HostInfo | null>(null)
  const summary = shallowRef<WorkspaceSummary | null>(null)
  const recent = shallowRef<RecentWorkspace[] | null>(null)
  const progress = shallowRef<EngineEvents['progress'] | null>(null)
  const engineLost = ref(false)
  /** Counts up with every change of the workspace; whatever is shown of it is read again. */
  const revision = ref(0)

  async function start(): Promise<void> {
    engine.listen((event) => {
      if (event.name === 'progress') progress.value = event.data
      if (event.name === 'engine_lost') engineLost.value = true
      if (event.name === 'changed' || event.name === 'workspace') void refresh()
    })
    const { author } = usePreferences()
    if (author) await engine.call('author.set', { author })
    const [info, current] = await Promise.all([engine.call('host.info', {}), engine.call('workspace.summary', {})])
    host.value = info
    summary.value = current
  }

  async function refresh(): Promise<void> {
    summary.value = await engine.call('workspace.summary', {})
    progress.value = null
    engineLost.value = false
    revision.value += 1
  }

  function enter(next: WorkspaceSummary): WorkspaceSummary {
    summary.value = next
    progress.value = null
    revision.value += 1
    return next
  }

  async function loadRecent(): Promise<void> {
    const [known, lying] = await Promise.all([engine.call('host.recent', {}), engine.call('host.folder', {})])
    const paths = new Set(known.map((workspace) => workspace.path))
    recent.value = [...known, ...lying.filter((workspace) => !paths.has(workspace.path))]
  }

  /** Answers null when the person thinks again. */
  async function create(title: string, locality: string): Promise<WorkspaceSummary | null> {
    const path = await engine.call('host.pickNew', { name: title })
    return path === null ? null : enter(await engine.call('workspace.create', { path, title, locality }))
  }

  async function openSample(name: string): Promise<WorkspaceSummary | null> {
    const path = await engine.call('host.pickNew', { name })
    return path === null ? null : enter(await engine.call('workspace.sample', { path }))
  }

  async function open(path: string, readOnly = false): Promise<WorkspaceSummary> {
    return enter(await engine.call('workspace.open', { path, read_only: readOnly }))
  }

  async function pickAndOpen(): Promise<WorkspaceSummary | null> {
    const path = await engine.call('host.pickOpen', {})
    return path === null ? null : open(path)
  }

  async function forget(path: string): Promise<void> {
    await engine.call('host.forget', { path })
    await loadRecent()
  }

  async function close(): Promise<void> {
    await engine.call('workspace.close', {})
    summary.value = null
    revision.value += 1
  }

  async function undo(): Promise<HistoryCommand> {
    const command = await engine.call('history.undo', {})
    await refresh()
    return command
  }

  async function redo(): Promise<HistoryCommand> {
    const command = await engine.call('history.redo', {})
    await refresh()
    return command
  }

  return {
    host,
    summary,
    recent,
    progress,
    engineLost,
    revision,
    start,
    refresh,
    loadRecent,
    create,
    openSample,
    open,
    pickAndOpen,
    forget,
    close,
    undo,
    redo,
  }
})
