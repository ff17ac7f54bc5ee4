import { inject, type InjectionKey } from 'vue'
import type { Client } from '../contract/client.ts'
import type { Listener } from '../contract/events.ts'

/** What stores need of the outside: the engine's calls and its events. Provided once, in main.ts (or by a test). */
export type Engine = Client & { listen: (listener: Listener) => () => void }

export const engineKey: InjectionKey<Engine> = Symbol('engine')

/** The engine, inside a store or a component's setup. */
export function useEngine(): Engine {
  const engine = inject(engineKey)
  if (!engine) throw new Error('The engine was not provided')
  return engine
}
