import type { Input, Method, Output } from './calls.ts'
import type { Result } from './dispatch.ts'
import { Failure } from './failures.ts'

/** Carries one call to the engine and its answer back. */
export type Transport = (method: Method, input: unknown) => Promise<Result<unknown>>

export type Client = {
  /** The answer of a call; throws `Failure` when the engine refuses. */
  call<M extends Method>(method: M, input: Input<M>): Promise<Output<M>>
}

/** The typed client over any transport. */
export function createClient(transport: Transport): Client {
  return {
    async call<M extends Method>(method: M, input: Input<M>) {
      const result = await transport(method, input)
      if (!result.ok) throw new Failure(result.error.code, result.error.values)
      return result.value as Output<M>
    },
  }
}
