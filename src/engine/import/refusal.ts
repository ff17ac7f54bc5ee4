/**
 * Why a file is refused: a closed set of codes with the values that its sentence names
 * (`refusal.<code>` in `resources/locales/LANGUAGE/import.json`).
 */
export const refusalCodes = [
  'empty_file',
  'too_large',
  'too_slow',
  'encrypted',
  'damaged',
  'bomb',
  'not_a_table',
  'web_page',
  'lock_file',
  'unknown_format',
  'no_cells',
  'secret',
  'secret_file',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

export type Refusal = { ok: false; code: RefusalCode; values: Record<string, string | number> }

export function refuse(code: RefusalCode, values: Record<string, string | number> = {}): Refusal {
  return { ok: false, code, values }
}

/** The same, naming the file in its sentence. */
export function nameRefusal(refusal: Refusal, file: string): Refusal {
  return { ...refusal, values: { file, ...refusal.values } }
}

/** Carries a refusal out of nested readers; `readSource` turns it back into a value. */
export class RefusedSource extends Error {
  readonly refusal: Refusal
  constructor(code: RefusalCode, values: Record<string, string | number> = {}) {
    super(code)
    this.refusal = refuse(code, values)
  }
}
