import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { HistoryCommand, HistoryEntry } from '../../contract/calls/history.ts'
import type { VerifyReport } from '../../contract/calls/workspace.ts'
import { useEngine } from '../client.ts'
import { useLoaded } from './loaded.ts'
import { useSession } from './session.ts'

type Page = { total: number; commands: HistoryCommand[] }

const pageSize = 100
const largestPage = 500

/** The commands of the open workspace, newest first, read in pages; what each changed is read when it is opened. */
export const useHistory = defineStore('history', () => {
  const engine = useEngine()
  const session = useSession()
  const author = ref<string | null>(null)
  const authors = shallowRef<string[]>([])
  /** The newest commands of everybody: what undo and redo would do is found among them. */
  const newest = shallowRef<HistoryCommand[]>([])
  const loadingMore = ref(false)
  const entries = new Map<string, Promise<HistoryEntry[]>>()
  const page = useLoaded<Page>(read, () => session.revision)
  const complete = computed(() => {
    const shown = page.value.value
    return shown !== null && shown.commands.length >= shown.total
  })

  /** As many commands as were shown already, at least one page. */
  async function read(): Promise<Page> {
    const wanted = Math.max(pageSize, page.value.value?.commands.length ?? 0)
    const [shown, all] = await Promise.all([readUpTo(wanted, author.value), readFrom(0, pageSize, null)])
    newest.value = all.commands
    remember([...all.commands, ...shown.commands])
    return shown
  }

  function readFrom(offset: number, limit: number, who: string | null): Promise<Page> {
    return engine.call('history.list', { offset, limit, author: who, row: null })
  }

  async function readUpTo(wanted: number, who: string | null, start: HistoryCommand[] = []): Promise<Page> {
    const commands = [...start]
    for (;;) {
      const part = await readFrom(commands.length, Math.min(largestPage, wanted - commands.length), who)
      commands.push(...part.commands)
      if (part.commands.length === 0 || commands.length >= Math.min(wanted, part.total))
        return { total: part.total, commands }
    }
  }

  /** `count` further commands; without it, all there are. */
  async function loadMore(count = Number.POSITIVE_INFINITY): Promise<void> {
    const shown = page.value.value
    if (!shown || complete.value || loadingMore.value) return
    loadingMore.value = true
    try {
      const more = await readUpTo(shown.commands.length + count, author.value, shown.commands)
      // Another list was asked for meanwhile.
      if (page.value.value !== shown) return
      page.value.value = more
      remember(more.commands)
    } finally {
      loadingMore.value = false
    }
  }

  function remember(commands: readonly HistoryCommand[]): void {
    const known = new Set([...authors.value, ...commands.map((command) => command.author)])
    if (known.size > authors.value.length) authors.value = [...known].toSorted()
  }

  /** What a command changed. Nobody changes it afterwards, so it is read once. */
  function detail(command: number, limit: number): Promise<HistoryEntry[]> {
    const key = `${session.summary?.path} ${command} ${limit}`
    const known = entries.get(key)
    if (known) return known
    const asked = engine.call('history.entries', { command, limit })
    entries.set(key, asked)
    asked.catch(() => entries.delete(key))
    return asked
  }

  function verify(): Promise<VerifyReport> {
    return engine.call('workspace.verify', {})
  }

  watch(author, () => {
    page.value.value = null
    void page.load()
  })
  watch(
    () => session.summary?.path,
    () => {
      author.value = null
      authors.value = []
      page.value.value = null
    },
  )

  return {
    page: page.value,
    failure: page.failure,
    load: page.load,
    author,
    authors,
    newest,
    complete,
    loadingMore,
    loadMore,
    loadPage: () => loadMore(pageSize),
    detail,
    verify,
  }
})
