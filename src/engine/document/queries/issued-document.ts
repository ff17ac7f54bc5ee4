import type { IssuedDocument } from '../../../contract/calls/document.ts'
import type { Workspace } from '../workspace.ts'

export function listIssuedDocuments(workspace: Workspace): IssuedDocument[] {
  return workspace.database
    .prepare(
      'SELECT uid AS id, kind, format, locale, name, system, sha256, snapshot, author, at FROM issued_document ORDER BY rowid DESC',
    )
    .all() as IssuedDocument[]
}

export function insertIssuedDocument(workspace: Workspace, document: IssuedDocument): void {
  workspace.database
    .prepare(
      `INSERT INTO issued_document (uid, kind, format, locale, name, system, sha256, snapshot, author, at)
       VALUES (@id, @kind, @format, @locale, @name, @system, @sha256, @snapshot, @author, @at)`,
    )
    .run(document)
}
