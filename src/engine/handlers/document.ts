import { createHash } from 'node:crypto'
import type { EngineHandlers } from '../../contract/calls.ts'
import type { DocumentFormat, DocumentKind, IssuedDocument } from '../../contract/calls/document.ts'
import { Failure } from '../../contract/failures.ts'
import type { Locale } from '../../core/language/localized-text.ts'
import { insertIssuedDocument, listIssuedDocuments } from '../document/queries/issued-document.ts'
import { write } from '../document/workspace.ts'
import { documentModel, writeDocument } from '../export/write-document.ts'
import { documentSnapshot } from '../portfolio/document-snapshot.ts'
import { findSystem, portfolioOf } from '../portfolio/read-portfolio.ts'
import { openedWorkspace, type Session } from '../session.ts'

type Asked = { kind: DocumentKind; system: string | null; locale: Locale }

export function documentHandlers(
  session: Session,
): Pick<EngineHandlers, 'document.preview' | 'document.export' | 'document.issued'> {
  return {
    'document.preview': (asked) => {
      const subject = subjectOf(session, asked)
      if (asked.kind === 'ledger') return null
      const snapshot = documentSnapshot(session, subject, asked.locale)
      return documentModel(snapshot, { ...asked, system: subject }, session.resources.folder)
    },
    'document.export': async ({ format, ...asked }) => {
      const subject = subjectOf(session, asked)
      const snapshot = documentSnapshot(session, subject, asked.locale)
      const at = session.surroundings.clock()
      const { folder } = session.resources
      const written = await writeDocument(snapshot, { ...asked, system: subject }, format, { resources: folder, at })
      const unsound = written.checks.filter((check) => check.severity === 'error')
      if (unsound.length > 0)
        throw new Failure('document_unsound', { detail: unsound.map((check) => check.message).join('；') })
      const name = fileName(session, asked, subject, format)
      issue(session, { ...asked, format, name, subject, at, snapshot: snapshot.workspace.snapshot_hash }, written.bytes)
      return {
        name,
        content: Buffer.from(written.bytes).toString('base64'),
        checks: written.checks,
        fonts: written.fonts,
      }
    },
    'document.issued': () => {
      const { survivor } = portfolioOf(session)
      return listIssuedDocuments(openedWorkspace(session)).map((document) => ({
        ...document,
        system: document.system === null ? null : (survivor(document.system)?.system.id ?? null),
      }))
    },
  }
}

/** The number of the system an opinion is about; other documents are about all. */
function subjectOf(session: Session, { kind, system }: Asked): string | null {
  if (kind !== 'opinion') return null
  if (system === null) throw new Failure('invalid_input', { detail: 'opinion: system' })
  return findSystem(session, system).system.id
}

function fileName(session: Session, { kind, locale }: Asked, subject: string | null, format: DocumentFormat): string {
  const { words } = session.resources
  const place = portfolioOf(session).portfolio
  const system = place.systems.find((one) => one.id === subject)?.name ?? ''
  const name = words[locale].say(`files.${kind}`, { system })
  // Characters that a file system of any of our platforms refuses.
  return `${name.replaceAll(/[\\/:*?"<>|]/g, '_')}.${format}`
}

function issue(
  session: Session,
  document: {
    kind: DocumentKind
    format: DocumentFormat
    locale: Locale
    name: string
    subject: string | null
    at: string
    snapshot: string
  },
  bytes: Uint8Array,
): void {
  const workspace = openedWorkspace(session)
  if (workspace.readOnly) return
  const { kind, format, locale, name, subject, at, snapshot } = document
  const issued: IssuedDocument = {
    id: workspace.ids(),
    kind,
    format,
    locale,
    name,
    system: subject === null ? null : findSystem(session, subject).uid,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    snapshot,
    author: workspace.author,
    at,
  }
  write(workspace, { name: 'document.export', values: { name } }, () => insertIssuedDocument(workspace, issued))
}
