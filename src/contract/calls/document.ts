import { z } from 'zod'
import type { DocumentCheck, DocumentModel } from '../../core/document/document.ts'
import { locales } from '../../core/language/localized-text.ts'
import { call } from '../call.ts'

export const documentKinds = ['plan', 'opinion', 'ledger'] as const
export type DocumentKind = (typeof documentKinds)[number]
export const documentFormats = ['docx', 'pdf', 'xlsx'] as const
export type DocumentFormat = (typeof documentFormats)[number]

export type IssuedDocument = {
  id: string
  kind: DocumentKind
  format: DocumentFormat
  locale: string
  name: string
  system: string | null
  sha256: string
  snapshot: string
  author: string
  at: string
}

const what = {
  kind: z.enum(documentKinds),
  system: z.string().nullable().default(null),
  locale: z.enum(locales).default('zh-CN'),
}

export const documentCalls = {
  /** The document's model, checks included. A ledger has no pages and so no preview: null. */
  'document.preview': call<DocumentModel | null>()(z.object(what)),
  /** Writes the document and records that it was issued. Content is base64. */
  'document.export': call<{ name: string; content: string; checks: DocumentCheck[]; fonts: string[] }>()(
    z.object({ ...what, format: z.enum(documentFormats) }),
  ),
  'document.issued': call<IssuedDocument[]>()(z.object({})),
}
