import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { Input, Method } from '../../contract/calls.ts'
import type {
  BurdenGrouping,
  EntryMatrix,
  GroupBurdenView,
  HeardView,
  RoundRow,
  VoiceDesk,
} from '../../contract/calls/participation.ts'
import { useEngine } from '../client.ts'
import { useLoaded } from './loaded.ts'
import { useSession } from './session.ts'

type ChangingCall = Extract<
  Method,
  `voice.${string}` | `voice_group.${string}` | `consultation.${string}` | `entry.${string}` | 'participation.set_floor'
>

/** Voices and their answers, consultation rounds, who was heard, what is typed in twice, and the burden by group. */
export const useParticipation = defineStore('participation', () => {
  const engine = useEngine()
  const session = useSession()
  const revision = () => session.revision
  const desk = useLoaded<VoiceDesk>(() => engine.call('voice.desk', {}), revision)
  const rounds = useLoaded<RoundRow[]>(() => engine.call('consultation.list', {}), revision)
  const heard = useLoaded<HeardView>(() => engine.call('participation.heard', {}), revision)
  const entries = useLoaded<EntryMatrix>(() => engine.call('entry.list', {}), revision)
  const grouping = ref<BurdenGrouping>('township')
  const burden = useLoaded<GroupBurdenView>(
    () => engine.call('participation.burden', { by: grouping.value }),
    () => [session.revision, grouping.value],
  )

  /** Makes a change and reads everything anew. */
  async function change<M extends ChangingCall>(method: M, input: Input<M>) {
    const answer = await engine.call(method, input)
    await session.refresh()
    return answer
  }

  return {
    desk: desk.value,
    deskFailure: desk.failure,
    loadDesk: desk.load,
    rounds: rounds.value,
    roundsFailure: rounds.failure,
    loadRounds: rounds.load,
    heard: heard.value,
    heardFailure: heard.failure,
    loadHeard: heard.load,
    entries: entries.value,
    entriesFailure: entries.failure,
    loadEntries: entries.load,
    grouping,
    burden: burden.value,
    burdenFailure: burden.failure,
    loadBurden: burden.load,
    change,
  }
})
