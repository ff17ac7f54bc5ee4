import { Failure } from '../../contract/failures.ts'
import { check } from '../../core/document/checks.ts'
import { consolidationPlan } from '../../core/document/consolidation-plan.ts'
import type { DocumentCheck, DocumentKind, DocumentModel } from '../../core/document/document.ts'
import { reviewOpinion } from '../../core/document/review-opinion.ts'
import type { DocumentSnapshot } from '../../core/document/snapshot.ts'
import type { Locale } from '../../core/language/localized-text.ts'
import { loadDocumentWords } from './load-words.ts'

/** `system` is the id of the system an opinion is about; it is ignored for the other kinds. */
export type DocumentRequest = { kind: DocumentKind | 'ledger'; system: string | null; locale: Locale }
export type DocumentFormat = 'docx' | 'pdf' | 'xlsx'

/** `fonts`: the fonts that a Word file names, or which free font stands for which in a PDF. */
export type WrittenDocument = { bytes: Uint8Array; fonts: string[]; checks: DocumentCheck[] }

/**
 * Writes one document from a snapshot: plan and opinion as .docx or .pdf, the ledger as .xlsx.
 * The same snapshot and time give the same content.
 *
 * @param resources folder of the shipped data
 * @param at ISO time of writing
 * @throws Failure `invalid_input` for a format the kind does not have, `unknown_system` for an opinion on no system of the snapshot
 */
export async function writeDocument(
  snapshot: DocumentSnapshot,
  request: DocumentRequest,
  format: DocumentFormat,
  { resources, at }: { resources: string; at: string },
): Promise<WrittenDocument> {
  if ((request.kind === 'ledger') !== (format === 'xlsx')) {
    throw new Failure('invalid_input', { detail: `${request.kind} → ${format}` })
  }
  if (request.kind === 'ledger') {
    const words = loadDocumentWords(resources, 'ledger', request.locale)
    const { writeLedger } = await import('./xlsx/ledger.ts')
    return { bytes: await writeLedger(snapshot, words, at), fonts: [], checks: [] }
  }
  const model = documentModel(snapshot, request, resources)
  if (format === 'docx') {
    const { writeDocx } = await import('./docx/write-docx.ts')
    return { ...(await writeDocx(model, at)), checks: model.checks }
  }
  const { writePdf } = await import('./pdf/write-pdf.ts')
  const { missing, ...written } = writePdf(model, resources, at)
  const glyphs = missing.length === 0 ? [] : [missingGlyphs(request, resources, missing)]
  return { ...written, checks: [...model.checks, ...glyphs] }
}

/**
 * The document before it is written, for the preview.
 * @throws Failure `invalid_input` for the ledger, which has no pages; `unknown_system` as above
 */
export function documentModel(snapshot: DocumentSnapshot, request: DocumentRequest, resources: string): DocumentModel {
  const { kind, system, locale } = request
  if (kind === 'ledger') throw new Failure('invalid_input', { detail: 'ledger' })
  const words = loadDocumentWords(resources, kind, locale)
  const model = kind === 'plan' ? consolidationPlan(snapshot, words) : reviewOpinion(snapshot, system ?? '', words)
  if (model === null) throw new Failure('unknown_system', { system: system ?? '' })
  return model
}

function missingGlyphs({ locale }: DocumentRequest, resources: string, missing: string[]): DocumentCheck {
  const words = loadDocumentWords(resources, 'ledger', locale)
  return check(words, 'missing_glyphs', 'warning', { characters: missing.join(' ') })
}
