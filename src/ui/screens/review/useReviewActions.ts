import { markRaw, watch } from 'vue'
import type { VerdictRow } from '../../../core/review/verdict.ts'
import { useLanguage } from '../../language/useLanguage.ts'
import { useActions, type Action } from '../../stores/actions.ts'
import { useEvidence, type EvidenceSubject } from '../../stores/evidence.ts'
import { useReview } from '../../stores/review.ts'
import { filterNames, listNames } from './filters.ts'
import ReviewWhy from './ReviewWhy.vue'
import { views, type ReviewList } from './useReviewList.ts'
import type { ReviewQueue } from './useReviewQueue.ts'

const why = markRaw(ReviewWhy)

/** What a person does on the review screen: look why, begin to answer, move on; by mouse, by key and by palette. */
export function useReviewActions(list: ReviewList, queue: ReviewQueue, focusSearch: () => void) {
  const review = useReview()
  const evidence = useEvidence()
  const { t } = useLanguage()

  function subject(system: { id: string; name: string }): EvidenceSubject {
    return { title: system.name, component: why, props: { id: system.id, onAnswer: startAt } }
  }

  function startAt(id: string, item?: string): void {
    list.view.value = 'queue'
    void queue.startWith(id, item)
  }

  function open(row: VerdictRow): void {
    list.selected.value = row.system.id
    evidence.show(subject(row.system))
  }

  function follow(row: VerdictRow): void {
    list.selected.value = row.system.id
    evidence.follow(subject(row.system))
  }

  function startQueue(): void {
    list.view.value = 'queue'
    void queue.startWithAll()
  }

  watch(list.view, (view) => {
    if (view === 'queue' && !queue.place.value) void queue.startWithAll()
  })
  watch(list.selected, (id) => {
    const row = list.all.value.find((one) => one.system.id === id)
    if (row) evidence.follow(subject(row.system))
  })

  function move(by: number): void {
    const { rows, selected } = list
    const at = rows.value.findIndex((row) => row.system.id === selected.value)
    const row = rows.value[Math.max(0, Math.min(rows.value.length - 1, at + by))]
    if (row) follow(row)
  }

  function action(id: string, icon: string, keys: string | null, run: () => unknown): Action {
    const named: Action = { id: `review.${id}`, group: 'screen', label: t(`screen-review.action.${id}`), icon, run }
    return keys ? { ...named, keys } : named
  }

  function queueActions(): Action[] {
    const choices = queue.view.value?.item.choices ?? []
    return [
      action('next', 'i-lucide-arrow-right', 'j', () => queue.skip()),
      action('previous', 'i-lucide-arrow-left', 'k', () => queue.back()),
      action('note', 'i-lucide-pencil', 'n', () => document.getElementById('review-note')?.focus()),
      ...choices.map((_, index): Action => ({
        id: `review.answer.${index + 1}`,
        group: 'screen',
        label: t('screen-review.action.answer', { number: index + 1 }),
        icon: 'i-lucide-check',
        keys: String(index + 1),
        run: () => queue.answerByDigit(index + 1),
      })),
    ]
  }

  useActions(() => [
    action('search', 'i-lucide-search', '/', focusSearch),
    ...views.map((view) =>
      action(`view_${view}`, 'i-lucide-layout-list', null, () => {
        list.view.value = view
      }),
    ),
    ...filterNames.map((name) =>
      action(`filter_${name}`, 'i-lucide-filter', null, () => {
        list.filter.value = name
      }),
    ),
    ...listNames.map((name): Action => ({
      id: `review.filter_${name}`,
      group: 'screen',
      label: t('screen-review.action.filter_list', { name: t(`screen-review.filter.${name}`) }),
      icon: 'i-lucide-filter',
      run: () => (list.filter.value = name),
    })),
    ...(list.view.value === 'queue'
      ? queueActions()
      : [
          action('next_row', 'i-lucide-arrow-down', 'j', () => move(1)),
          action('previous_row', 'i-lucide-arrow-up', 'k', () => move(-1)),
          ...(review.overview?.next ? [action('start', 'i-lucide-list-checks', null, startQueue)] : []),
        ]),
  ])

  return { open, follow, startQueue, startAt }
}
