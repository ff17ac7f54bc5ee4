import type { z } from 'zod'

/** One call of the contract: how its input is checked, and (as a type only) what it answers. */
export type Call<Schema extends z.ZodType, Output> = { readonly input: Schema; readonly output?: Output }

/** Declares a call: `call<Output>()(schema)`. Values are plain data, the same over message port and JSON. */
export function call<Output>(): <Schema extends z.ZodType>(input: Schema) => Call<Schema, Output> {
  return (input) => ({ input })
}
