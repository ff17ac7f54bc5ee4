import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { Catalogue, FindingRow, ReviewOverview, SystemReview } from '../../contract/calls/review.ts'
import type { ChecklistItem, Measure, RedLine } from '../../core/checklist/checklist.ts'
import type { Verdict } from '../../core/review/verdict.ts'
import { useEngine } from '../client.ts'
import { useLoaded } from './loaded.ts'
import { useSession } from './session.ts'

/** What a person decides about one or more systems. */
export type DecisionInput = { ids: string[]; verdict: Verdict; into: string | null; reason: string | null }

const shippedMiddle: Record<Measure, number> = {
  demand: 0.5,
  benefit: 0.5,
  capacity: 0.5,
  boundary: 0.5,
  inclusion: 0.5,
}

/** Verdicts, questions and findings of the open workspace, and the checklists they are reckoned with. */
export const useReview = defineStore('review', () => {
  const engine = useEngine()
  const session = useSession()
  const overview = useLoaded<ReviewOverview>(
    () => engine.call('review.overview', {}),
    () => session.revision,
  )
  const findings = useLoaded<FindingRow[]>(
    () => engine.call('finding.list', {}),
    () => session.revision,
  )
  const settings = useLoaded<Record<string, unknown>>(
    () => engine.call('settings.get', {}),
    () => session.revision,
  )
  const catalogue = shallowRef<Catalogue | null>(null)
  const details = shallowRef(new Map<string, Promise<SystemReview>>())
  const items = computed(
    () =>
      new Map<string, ChecklistItem>(
        catalogue.value?.checklists.flatMap((checklist) => checklist.items.map((item) => [item.id, item] as const)),
      ),
  )
  const rules = computed(
    () => new Map<string, RedLine>(catalogue.value?.red_lines.rules.map((rule) => [rule.id, rule] as const)),
  )

  /** The thresholds in force: this workspace's own where it has set any. */
  const thresholds = computed<Record<Measure, number>>(() => {
    const shipped = catalogue.value?.thresholds ?? shippedMiddle
    const own = settings.value.value?.['review.thresholds']
    return typeof own === 'object' && own !== null ? { ...shipped, ...own } : shipped
  })

  watch(
    () => session.revision,
    () => {
      details.value = new Map()
      void refreshCatalogue()
    },
  )

  async function loadCatalogue(): Promise<void> {
    catalogue.value ??= await engine.call('checklist.list', {})
  }

  /** The checklists in force change with a publication or a newer version; otherwise what was read stays. */
  async function refreshCatalogue(): Promise<void> {
    const held = catalogue.value
    if (held === null) return
    const read = await engine.call('checklist.list', {})
    if (versionsIn(read) !== versionsIn(held)) catalogue.value = read
  }

  async function load(): Promise<void> {
    await Promise.all([loadCatalogue(), settings.load(), overview.load()])
  }

  /** Everything about one system; read once until the workspace changes. */
  function detail(id: string): Promise<SystemReview> {
    const known = details.value.get(id)
    if (known) return known
    const asked = engine.call('review.system', { id })
    details.value.set(id, asked)
    return asked
  }

  async function answer(ids: string[], item: string, choice: string, note: string | null): Promise<void> {
    await engine.call('review.answer', { ids, item, choice, note })
    await session.refresh()
  }

  async function retract(ids: string[], item: string): Promise<void> {
    await engine.call('review.retract', { ids, item })
    await session.refresh()
  }

  async function decide(decision: DecisionInput): Promise<void> {
    await engine.call('review.decide', decision)
    await session.refresh()
  }

  async function withdraw(ids: string[]): Promise<void> {
    await engine.call('review.withdraw', { ids })
    await session.refresh()
  }

  /** `content` is base64. */
  async function attach(system: string, item: string, name: string, content: string): Promise<void> {
    await engine.call('attachment.add', { system, item, name, content })
    await session.refresh()
  }

  return {
    overview: overview.value,
    failure: overview.failure,
    loading: overview.loading,
    findings: findings.value,
    loadFindings: findings.load,
    catalogue,
    settings: settings.value,
    thresholds,
    items,
    rules,
    details,
    load,
    loadCatalogue,
    detail,
    answer,
    retract,
    decide,
    withdraw,
    attach,
  }
})

function versionsIn(catalogue: Catalogue): string {
  return [...catalogue.checklists, catalogue.red_lines].map(({ id, version }) => `${id}@${version}`).join()
}
