import type { EngineHandlers } from '../contract/calls.ts'
import { Failure } from '../contract/failures.ts'
import { readingCalls } from '../contract/reading-calls.ts'
import type { Session } from './session.ts'

const reading: ReadonlySet<string> = new Set(readingCalls)

/**
 * Keeps other calls away from a half-written import: what only reads waits until it is done, what would change something
 * is refused with `import_under_way`. `import.stop` always goes through.
 */
export function heldBack(session: Session, handlers: EngineHandlers): EngineHandlers {
  const held = Object.entries(handlers).map(([method, handler]) => {
    const answer = handler as (input: unknown) => unknown
    const guarded = (input: unknown): unknown => {
      if (session.writing === null || method === 'import.stop') return answer(input)
      if (!reading.has(method)) throw new Failure('import_under_way')
      return session.writing.then(() => guarded(input))
    }
    return [method, guarded] as const
  })
  return Object.fromEntries(held) as EngineHandlers
}
