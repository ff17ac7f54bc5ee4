import type { ImportDifference } from '../../../../src/contract/calls/import.ts'
import type { PreviewColumn, PreviewTable } from '../../../../src/core/mapping/import-preview.ts'

export function tableOf(parts: Partial<PreviewTable> = {}): PreviewTable {
  return {
    table: 0,
    sheet: 'Sheet1',
    hidden: false,
    kind: 'systems',
    kindConfidence: 1,
    lacks: null,
    title: null,
    shape: '',
    bounds: { top: 2, bottom: 9, left: 1, right: 3 },
    headerRows: [2],
    columns: [],
    facts: [],
    counts: { data: 0, records: 0, values: 0, refused: 0, skipped: 0, errors: 0, warnings: 0 },
    skipped: [],
    refused: [],
    problems: [],
    problemsLeftOff: 0,
    remembered: false,
    memory: null,
    ...parts,
  } as PreviewTable
}

export function columnOf(parts: Partial<PreviewColumn>): PreviewColumn {
  return {
    column: 'A',
    header: '',
    path: '',
    field: null,
    unit: null,
    confidence: 0,
    reason: 'not_recognised',
    agrees: null,
    sensitive: null,
    filled: 5,
    samples: [],
    ...parts,
  }
}

export function differenceOf(parts: Partial<ImportDifference> = {}): ImportDifference {
  return {
    table: '0.0',
    added: [],
    updated: [],
    unchanged: 0,
    earlier: null,
    renamed: [],
    gone: [],
    back: [],
    skipped: [],
    ...parts,
  }
}
