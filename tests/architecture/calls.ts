import type { SourceFile } from './source-files.ts'

/** The calls that no test names in quotes. */
export function unexercised(methods: readonly string[], tests: readonly SourceFile[]): string[] {
  return methods.filter((method) => !tests.some(({ text }) => text.includes(`'${method}'`)))
}

/** The calls of the contract without a handler, and the handlers without a call. */
export function unmatched(
  methods: readonly string[],
  handlers: readonly string[],
): { unanswered: string[]; unknown: string[] } {
  return {
    unanswered: methods.filter((method) => !handlers.includes(method)),
    unknown: handlers.filter((method) => !methods.includes(method)),
  }
}
