import { expect, test } from 'vitest'
import { nextTick, ref } from 'vue'
import { Failure } from '../../../src/contract/failures.ts'
import { useLoaded } from '../../../src/ui/stores/loaded.ts'

test('a slow, older answer never overwrites a newer one', async () => {
  const answers: ((value: string) => void)[] = []
  const loaded = useLoaded(
    () => new Promise<string>((resolve) => answers.push(resolve)),
    () => 0,
  )
  const [first, second] = [loaded.load(), loaded.load()]
  answers[1]?.('new')
  await second
  answers[0]?.('old')
  await first
  expect([loaded.value.value, loaded.loading.value]).toEqual(['new', false])
})

test('a refusal is kept as data and what was shown stays; the next answer clears it', async () => {
  const outcomes = [() => 'shown', () => Promise.reject(new Failure('no_workspace')), () => 'again']
  const loaded = useLoaded(
    async () => outcomes.shift()?.() ?? '',
    () => 0,
  )
  await loaded.load()
  await loaded.load()
  const refused = [loaded.value.value, loaded.failure.value]
  await loaded.load()
  expect([refused, loaded.value.value, loaded.failure.value]).toEqual([
    ['shown', { code: 'no_workspace', values: {} }],
    'again',
    null,
  ])
})

test('it is read again when the workspace has changed', async () => {
  const revision = ref(0)
  let reads = 0
  useLoaded(
    async () => (reads += 1),
    () => revision.value,
  )
  revision.value = 1
  await nextTick()
  expect(reads).toBe(1)
})

test('whoever is overtaken by a later reading waits for it and sees its value', async () => {
  const answers: ((value: string) => void)[] = []
  const loaded = useLoaded(
    () => new Promise<string>((resolve) => answers.push(resolve)),
    () => 0,
  )
  const seen: (string | null)[] = []
  const first = loaded.load().then(() => seen.push(loaded.value.value))
  const second = loaded.load()
  answers[0]?.('old')
  await Promise.resolve()
  answers[1]?.('new')
  await Promise.all([first, second])
  expect(seen).toEqual(['new'])
})
