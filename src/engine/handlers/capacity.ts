import { capacityProfiles } from '../../core/capacity/profile.ts'
import type { Locality } from '../../core/capacity/capacity.ts'
import type { EngineHandlers } from '../../contract/calls.ts'
import type { CapacityCell, CapacityTable, IndicatorValueRow } from '../../contract/calls/capacity.ts'
import { Failure } from '../../contract/failures.ts'
import { cellAddress } from '../../core/system/origin.ts'
import {
  listLocalities,
  removeIndicatorValue,
  removeLocality,
  writeIndicatorValue,
  writeLocality,
  type IndicatorValueRecord,
} from '../document/queries/capacity.ts'
import { deferReferences, write } from '../document/workspace.ts'
import { originOfCell } from '../portfolio/origins.ts'
import { originOfValue } from '../portfolio/value-origin.ts'
import { portfolioOf } from '../portfolio/read-portfolio.ts'
import { openedWorkspace, type Session } from '../session.ts'

type Subject = 'capacity.table' | 'capacity.set' | 'locality.create' | 'locality.remove' | 'value.list'

export function capacityHandlers(session: Session): Pick<EngineHandlers, Subject> {
  return {
    'capacity.table': () => tableOf(session),
    'capacity.set': ({ locality, indicator, year, value }) => {
      const workspace = openedWorkspace(session)
      const place = findLocality(session, locality)
      const known = session.resources.indicators.find((one) => one.code === indicator)
      if (!known) throw new Failure('unknown_row', { what: 'indicator', id: indicator })
      write(workspace, { name: 'capacity.set', values: { locality: place.name, indicator } }, () => {
        if (value === null) {
          removeIndicatorValue(workspace, place.id, indicator, year)
          return
        }
        writeIndicatorValue(workspace, {
          uid: workspace.ids(),
          locality: place.id,
          indicator,
          year,
          value,
          unit: known.unit,
          raw: String(value),
          source_row: null,
          source_column: null,
          author: workspace.author,
          at: workspace.clock(),
        })
      })
      return tableOf(session)
    },
    'locality.create': ({ name, level, parent }) => {
      const workspace = openedWorkspace(session)
      const locality: Locality = { id: workspace.ids(), name: name.trim(), level, parent }
      write(workspace, { name: 'locality.create', values: { name } }, () => writeLocality(workspace, locality))
      return locality
    },
    'locality.remove': ({ id }) => {
      const workspace = openedWorkspace(session)
      const locality = findLocality(session, id)
      write(workspace, { name: 'locality.remove', values: { name: locality.name } }, () => {
        deferReferences(workspace)
        removeLocality(workspace, id)
      })
      return null
    },
    'value.list': () => {
      const names = new Map(portfolioOf(session).portfolio.localities.map((one) => [one.id, one.name]))
      return portfolioOf(session).values.map((record) => valueRow(session, record, names.get(record.locality) ?? ''))
    },
  }
}

function findLocality(session: Session, id: string): Locality {
  const locality = listLocalities(openedWorkspace(session)).find((one) => one.id === id)
  if (!locality) throw new Failure('unknown_row', { what: 'locality', id })
  return locality
}

function tableOf(session: Session): CapacityTable {
  const { portfolio, values } = portfolioOf(session)
  const { localities, indicators } = portfolio
  const records = new Map(values.map((record) => [keyOf(record), record]))
  const cells: CapacityCell[] = capacityProfiles(localities, indicators, portfolio.values).flatMap((profile) =>
    profile.entries.map(({ indicator, year, value, state, questioned }) => {
      const record = records.get(keyOf({ locality: profile.locality, indicator, year }))
      return {
        locality: profile.locality,
        indicator,
        year,
        value,
        state,
        questioned,
        origin: value === null || !record ? null : originOfValue(session, record),
      }
    }),
  )
  return { localities: [...localities], indicators: [...indicators], cells }
}

function keyOf(value: { locality: string; indicator: string; year: number | null }): string {
  return `${value.locality} ${value.indicator} ${value.year ?? ''}`
}

function valueRow(session: Session, record: IndicatorValueRecord, locality: string): IndicatorValueRow {
  const origin = originOfCell(session, record.source_row, record.source_column)
  const from = origin?.kind === 'cell' ? { file: origin.file, sheet: origin.sheet, cell: cellAddress(origin) } : null
  const { indicator, year, value, unit, raw } = record
  return { locality: { id: record.locality, name: locality }, indicator, year, value, unit, raw, from }
}
