import type { EngineHandlers } from '../../contract/calls.ts'
import { Failure } from '../../contract/failures.ts'
import { readMappingFile, writeMappingFile, type MappingFileProblem } from '../../core/mapping/mapping-file.ts'
import { forgetTemplate, listTemplates, rememberTemplate } from '../document/queries/mapping-memory.ts'
import { write } from '../document/workspace.ts'
import { openedWorkspace, type Session } from '../session.ts'

type Subject = 'mapping.list' | 'mapping.export' | 'mapping.import' | 'mapping.remove'

export function mappingHandlers(session: Session): Pick<EngineHandlers, Subject> {
  return {
    'mapping.list': () =>
      listTemplates(openedWorkspace(session)).map(({ shape, kind, file, columns }) => ({
        shape,
        kind,
        file,
        columns: columns.map(({ header, field, unit }) => ({ header, field, unit })),
      })),
    'mapping.export': () => {
      const text = writeMappingFile(listTemplates(openedWorkspace(session)))
      const name = session.resources.words['zh-CN'].say('import.mapping_file.name')
      return { name, content: Buffer.from(text, 'utf8').toString('base64') }
    },
    'mapping.import': ({ name, content }) => {
      const workspace = openedWorkspace(session)
      const read = readMappingFile(Buffer.from(content, 'base64').toString('utf8'))
      if (!read.ok) throw new Failure('source_refused', { file: name, detail: sentence(session, read.problem) })
      const taken = read.templates.length
      write(workspace, { name: 'mapping.import', values: { file: name, count: taken } }, () => {
        for (const template of read.templates) rememberTemplate(workspace, template)
      })
      return { taken }
    },
    'mapping.remove': ({ shape }) => {
      const workspace = openedWorkspace(session)
      const known = listTemplates(workspace).find((template) => template.shape === shape)
      if (!known) throw new Failure('unknown_row', { what: 'mapping', id: shape })
      write(workspace, { name: 'mapping.remove', values: { file: known.file } }, () => forgetTemplate(workspace, shape))
      return null
    },
  }
}

function sentence(session: Session, { code, mapping, column, value }: MappingFileProblem): string {
  const { say } = session.resources.words['zh-CN']
  const where = mapping === null ? 'whole' : column === null ? 'mapping' : 'column'
  const place = say(`import.mapping_file.place.${where}`, { mapping: mapping ?? 0, column: column ?? 0 })
  return say(`import.mapping_file.${code}`, { place, value })
}
