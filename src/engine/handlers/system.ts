import { emptySystem } from '../../core/system/fields.ts'
import type { SystemField } from '../../core/system/system.ts'
import type { EngineHandlers } from '../../contract/calls.ts'
import type { SystemDetail, SystemRow } from '../../contract/calls/system.ts'
import { Failure } from '../../contract/failures.ts'
import { addAttachment, listAttachments, readAttachment, removeAttachment } from '../document/queries/attachment.ts'
import {
  nextSystemNumber,
  removeSystem,
  systemNumber,
  systemWriter,
  type SystemRecord,
} from '../document/queries/system.ts'
import { deferReferences, write } from '../document/workspace.ts'
import { originOfCell, originsOf } from '../portfolio/origins.ts'
import { findSystem, portfolioOf } from '../portfolio/read-portfolio.ts'
import { fieldValue } from '../portfolio/read-value.ts'
import { openedWorkspace, type Session } from '../session.ts'

type Subject =
  | 'system.list'
  | 'system.get'
  | 'system.create'
  | 'system.update'
  | 'system.remove'
  | 'attachment.add'
  | 'attachment.get'
  | 'attachment.remove'

export function systemHandlers(session: Session): Pick<EngineHandlers, Subject> {
  return {
    'system.list': () => portfolioOf(session).records.map((record) => rowOf(session, record)),
    'system.get': ({ id }) => detailOf(session, findSystem(session, id)),
    'system.create': ({ name }) => {
      const workspace = openedWorkspace(session)
      const uid = session.surroundings.ids()
      write(workspace, { name: 'system.create', values: { name } }, () => {
        systemWriter(workspace)({
          uid,
          system: emptySystem(systemNumber(nextSystemNumber(workspace)), name.trim()),
          source_row: null,
          origins: { name: { edit: [workspace.author, workspace.clock()] } },
          extra: {},
          merged_into: null,
        })
      })
      return rowByUid(session, uid)
    },
    'system.update': ({ ids, field, value }) => {
      const workspace = openedWorkspace(session)
      const records = ids.map((id) => findSystem(session, id))
      const checked = fieldValue(field, value)
      if (field === 'id') assertFree(session, String(checked), records)
      const values = { field, name: records[0]?.system.name ?? '', count: records.length }
      write(workspace, { name: 'system.update', values }, () => {
        const put = systemWriter(workspace)
        const at = workspace.clock()
        for (const record of records) put(edited(record, field, checked, workspace.author, at))
      })
      return records.map((record) => rowByUid(session, record.uid))
    },
    'system.remove': ({ ids }) => {
      const workspace = openedWorkspace(session)
      const records = ids.map((id) => findSystem(session, id))
      write(
        workspace,
        { name: 'system.remove', values: { name: records[0]?.system.name ?? '', count: records.length } },
        () => {
          deferReferences(workspace)
          for (const record of records) removeSystem(workspace, record.uid)
        },
      )
      return null
    },
    'attachment.add': ({ system, item, name, content }) => {
      const workspace = openedWorkspace(session)
      const record = findSystem(session, system)
      const added = write(workspace, { name: 'attachment.add', values: { name, system: record.system.name } }, () =>
        addAttachment(workspace, { system: record.uid, item, name, bytes: Buffer.from(content, 'base64') }),
      )
      const { system: _, ...row } = added
      return row
    },
    'attachment.get': ({ id }) => {
      const found = readAttachment(openedWorkspace(session), id)
      if (!found) throw new Failure('unknown_row', { what: 'attachment', id })
      return { name: found.name, content: Buffer.from(found.bytes).toString('base64') }
    },
    'attachment.remove': ({ id }) => {
      const workspace = openedWorkspace(session)
      const found = listAttachments(workspace).find((attachment) => attachment.id === id)
      if (!found) throw new Failure('unknown_row', { what: 'attachment', id })
      write(workspace, { name: 'attachment.remove', values: { name: found.name } }, () =>
        removeAttachment(workspace, id),
      )
      return null
    },
  }
}

function rowOf(session: Session, record: SystemRecord): SystemRow {
  return { ...record.system, from: portfolioOf(session).listings(record) }
}

function rowByUid(session: Session, uid: string): SystemRow {
  const record = portfolioOf(session).byUid.get(uid)
  if (!record) throw new Failure('unknown_row', { what: 'system', id: uid })
  return rowOf(session, record)
}

function detailOf(session: Session, record: SystemRecord): SystemDetail {
  const extra = Object.entries(record.extra).flatMap(([header, cell]) => {
    const origin = originOfCell(session, cell.row, cell.column)
    return origin ? [{ header, raw: cell.raw, origin }] : []
  })
  const attachments = listAttachments(openedWorkspace(session))
    .filter((attachment) => portfolioOf(session).survivor(attachment.system)?.uid === record.uid)
    .map(({ system: _, ...attachment }) => attachment)
  return { system: rowOf(session, record), origins: originsOf(session, record), extra, attachments }
}

/** The record with one field set by a person; an unknown value leaves no origin. */
function edited(record: SystemRecord, field: SystemField, value: unknown, author: string, at: string): SystemRecord {
  return {
    ...record,
    system: { ...record.system, [field]: value },
    origins: { ...record.origins, [field]: { edit: [author, at] } },
  }
}

function assertFree(session: Session, id: string, records: SystemRecord[]): void {
  const holder = portfolioOf(session).byId.get(id)
  if (records.length > 1 || (holder && holder.uid !== records[0]?.uid)) {
    throw new Failure('invalid_setting', { key: 'id', value: id, detail: '编号已被使用 / the number is taken' })
  }
}
