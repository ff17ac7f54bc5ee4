import type { DocumentSnapshot } from '../../../core/document/snapshot.ts'
import { label, type DocumentWords } from '../../../core/document/words.ts'
import { systemFieldNames, systemFields, type FieldType } from '../../../core/system/fields.ts'
import type { System, SystemField } from '../../../core/system/system.ts'
import { cellText, emptyListWord, listText, type CellContent, type SheetContent } from './sheet-content.ts'

/** Every field of every system in canonical order under the label that the import knows, unit included; unknown is blank. */
export function systemsSheet(snapshot: DocumentSnapshot, words: DocumentWords): SheetContent {
  const locality = snapshot.workspace.locality ?? snapshot.workspace.title
  return {
    title: label(words, 'ledger', 'title').replace('{locality}', locality),
    frozenColumns: 2,
    columns: systemFieldNames.map((field) => ({
      header: label(words, 'field', field),
      width: fieldWidth(field),
      type: isNumber(systemFields[field]) ? 'number' : 'text',
    })),
    rows: snapshot.systems.map((system) => systemFieldNames.map((field) => fieldCell(words, system, field))),
  }
}

/** A field as the ledger's cell holds it, and as the import reads it again. */
export function fieldCell(words: DocumentWords, system: System, field: SystemField): CellContent {
  const value = system[field]
  const { type } = systemFields[field]
  if (value === null) return null
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return label(words, 'word', value ? 'yes' : 'no')
  if (Array.isArray(value)) {
    // An empty list is known to be empty, which a blank cell would not say.
    if (value.length === 0) return type === 'choices' ? null : emptyListWord
    return cellText(listText(type === 'choices' ? value.map((choice) => label(words, field, choice)) : value))
  }
  return cellText(type === 'choice' ? label(words, field, value) : value)
}

function isNumber({ type }: FieldType): boolean {
  return type === 'money' || type === 'count' || type === 'minutes'
}

function fieldWidth(field: SystemField): number {
  if (field === 'name') return 32
  if (field === 'owner' || field === 'operator') return 20
  if (field === 'functions' || field === 'scenes' || field === 'interfaces' || field === 'notes') return 28
  return 12
}
