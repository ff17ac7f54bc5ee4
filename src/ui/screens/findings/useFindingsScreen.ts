import { computed, markRaw, reactive, ref, watch } from 'vue'
import { useRouter } from 'vue-router'
import type { LintRow } from '../../../contract/calls/finding.ts'
import type { LintSubject } from '../../../core/finding/lint-finding.ts'
import { lintSeverities } from '../../../core/finding/lint-rule.ts'
import { useChange } from '../../frame/useChange.ts'
import { pinyinInitials } from '../../language/pinyin-initials.ts'
import { useLanguage } from '../../language/useLanguage.ts'
import { useActions, type Action } from '../../stores/actions.ts'
import { useEvidence } from '../../stores/evidence.ts'
import { useFindings } from '../../stores/findings.ts'
import { useHandOver } from '../../stores/hand-over.ts'
import FindingEvidence from './FindingEvidence.vue'
import { fittingFindings, linesOf, noFilter, severityOf } from './finding-groups.ts'
import { routeOf } from './place-route.ts'

const evidencePanel = markRaw(FindingEvidence)

/** What of the findings is in sight, and what a person does with them. */
export function useFindingsScreen(focusSearch: () => void) {
  const store = useFindings()
  const evidence = useEvidence()
  const router = useRouter()
  const handOver = useHandOver()
  const { t, text, formats } = useLanguage()
  const { change, attempt, writable } = useChange()
  const view = ref<'open' | 'muted'>('open')
  const filter = reactive({ ...noFilter })
  const current = ref<string | null>(null)
  const muting = ref<{ rule: string; subject: LintSubject | null } | null>(null)

  const all = computed(() => store.page?.findings ?? [])
  const rules = computed(() => new Map((store.page?.rules ?? []).map((rule) => [rule.id, rule] as const)))
  const titleOf = (rule: string) => text(rules.value.get(rule)?.title ?? { 'zh-CN': rule, en: rule })
  const haystacks = computed(
    () =>
      new Map(
        all.value.map((row) => {
          const names = [row.subject.name, row.owner ?? '']
          const parts = [row.subject.id, ...names, ...names.map(pinyinInitials), row.message, titleOf(row.rule)]
          return [row.id, parts.join('\n').toUpperCase()]
        }),
      ),
  )
  const fitting = (but: Partial<typeof filter> = {}) =>
    fittingFindings(all.value, rules.value, { ...filter, ...but }, (row) => haystacks.value.get(row.id) ?? '')
  const shown = computed(() => fitting())
  const lines = computed(() => linesOf(shown.value, rules.value))
  const ordered = computed(() => lines.value.flatMap((line) => ('finding' in line ? [line.finding] : [])))
  const selected = computed(() => ordered.value.find((row) => row.id === current.value) ?? null)
  const severities = computed(() => {
    const found = fitting({ severity: 'all' })
    return (['all', ...lintSeverities] as const).map((value) => ({
      value,
      label: value === 'all' ? t('screen-findings.all') : t(`screen-findings.severity.${value}`),
      count: formats.value.count(found.filter((row) => value === 'all' || severityOf(row) === value).length),
    }))
  })
  const filtered = computed(() =>
    Object.entries(noFilter).some(([name, value]) => filter[name as keyof typeof filter] !== value),
  )

  watch(selected, (row) => evidence.follow(row && subject(row)))

  function subject(row: LintRow) {
    return { title: row.subject.name || titleOf(row.rule), component: evidencePanel, props: { id: row.id } }
  }

  function select(row: LintRow, open = false): void {
    current.value = row.id
    if (open) evidence.show(subject(row))
  }

  function move(by: number): void {
    const at = ordered.value.findIndex((row) => row.id === current.value)
    const next = ordered.value[Math.max(0, Math.min(ordered.value.length - 1, at + by))]
    if (next) select(next)
  }

  function go(row: LintRow | null): void {
    if (row) void router.push(routeOf(row.place))
  }

  /** The next finding comes under the cursor before this one goes. */
  async function fix(rows: LintRow[]): Promise<void> {
    const ids = rows.filter((row) => row.proposal !== null).map((row) => row.id)
    if (ids.length === 0 || !writable.value) return
    const at = ordered.value.findIndex((row) => row.id === ids.at(-1))
    const next = ordered.value[at + 1] ?? ordered.value[at - ids.length] ?? null
    const done = await change(
      () => store.fix(ids),
      (count) => t('screen-findings.done_fix', { count: formats.value.count(count) }, count),
    )
    if (done) current.value = next?.id ?? null
  }

  async function mute(everywhere: boolean, reason: string): Promise<void> {
    const asked = muting.value
    if (!asked) return
    muting.value = null
    const name = titleOf(asked.rule)
    await change(
      () => store.mute(asked.rule, everywhere ? null : asked.subject, reason),
      t('screen-findings.done_mute', { name }),
    )
  }

  async function unmute(rule: string, about: LintSubject | null): Promise<void> {
    await change(() => store.unmute(rule, about), t('screen-findings.done_unmute'))
  }

  async function save(): Promise<void> {
    const ids = filtered.value ? ordered.value.map((row) => row.id) : null
    await attempt(async () => handOver(await store.exported(ids)))
  }

  function clear(): void {
    Object.assign(filter, noFilter)
  }

  useActions((): Action[] => {
    const action = (id: string, keys: string | null, icon: string, run: () => unknown): Action => {
      const named: Action = {
        id: `findings.${id}`,
        group: 'screen',
        label: t(`screen-findings.action.${id}`),
        icon,
        run,
      }
      return keys ? { ...named, keys } : named
    }
    const row = selected.value
    return [
      action('search', '/', 'i-lucide-search', focusSearch),
      action('next', 'j', 'i-lucide-arrow-down', () => move(1)),
      action('previous', 'k', 'i-lucide-arrow-up', () => move(-1)),
      action('export', null, 'i-lucide-download', save),
      ...(row ? [action('go', 'enter', 'i-lucide-arrow-right', () => go(row))] : []),
      ...(row && writable.value
        ? [action('mute', 'm', 'i-lucide-bell-off', () => (muting.value = { rule: row.rule, subject: row.subject }))]
        : []),
      ...(row?.proposal && writable.value ? [action('fix', 'f', 'i-lucide-check', () => fix([row]))] : []),
    ]
  })

  return {
    store,
    view,
    filter,
    filtered,
    current,
    muting,
    all,
    rules,
    shown,
    lines,
    severities,
    writable,
    titleOf,
    select,
    move,
    go,
    fix,
    mute,
    unmute,
    save,
    clear,
  }
}

export type FindingsDesk = ReturnType<typeof useFindingsScreen>
