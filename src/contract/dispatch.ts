import { calls, type Handlers, type Method } from './calls.ts'
import { Failure, type FailureData } from './failures.ts'

export type Result<Value> = { ok: true; value: Value } | { ok: false; error: FailureData }

/** Reports an unexpected error with its stack and returns the reference a user can quote. */
export type Report = (method: string, error: unknown) => string

/**
 * Answers one call: checks the input, runs the handler, turns what went wrong into plain data.
 * The only place where unexpected errors are caught.
 */
export async function dispatch(
  handlers: Partial<Handlers>,
  method: string,
  input: unknown,
  report: Report,
): Promise<Result<unknown>> {
  if (!isMethod(method)) return refused({ code: 'invalid_input', values: { detail: method } })
  const handler = handlers[method] as ((input: unknown) => unknown) | undefined
  if (!handler) return refused({ code: 'invalid_input', values: { detail: method } })
  const parsed = calls[method].input.safeParse(input)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const where = issue?.path.join('.') ?? ''
    return refused({ code: 'invalid_input', values: { detail: `${method} ${where}: ${issue?.message ?? ''}` } })
  }
  try {
    const value = await handler(parsed.data)
    return { ok: true, value: value ?? null }
  } catch (error) {
    if (error instanceof Failure) return refused({ code: error.code, values: error.values })
    return refused({ code: 'internal', values: { reference: report(method, error) } })
  }
}

function isMethod(method: string): method is Method {
  return Object.hasOwn(calls, method)
}

function refused(error: FailureData): Result<never> {
  return { ok: false, error }
}
