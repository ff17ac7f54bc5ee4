import { readFileSync } from 'node:fs'
import { isNode, LineCounter, parseDocument } from 'yaml'
import { Failure } from '../../contract/failures.ts'

/** The data of a YAML file, and the line each part of it stands on. */
export type YamlFile = { value: unknown; lineOf(path: readonly (string | number)[]): number }

/**
 * Reads one YAML file.
 *
 * @param shown the name of the file in messages, such as `resources/checklists/scene-fit.yaml`
 * @throws Failure `damaged_resource` naming file and line where the text is no YAML
 */
export function readYaml(file: string, shown: string): YamlFile {
  const lines = new LineCounter()
  const document = parseDocument(readText(file, shown), { lineCounter: lines, prettyErrors: false })
  const mistake = document.errors[0]
  if (mistake !== undefined) {
    throw new Failure('damaged_resource', {
      detail: `${shown}:${lines.linePos(mistake.pos[0]).line}: ${mistake.message}`,
    })
  }
  return {
    value: document.toJS() as unknown,
    lineOf(path) {
      // A part that is missing has no line of its own: the nearest enclosing part that is there stands for it.
      for (let length = path.length; length > 0; length--) {
        const node: unknown = document.getIn(path.slice(0, length), true)
        if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
      }
      return 1
    },
  }
}

function readText(file: string, shown: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
    throw new Failure('damaged_resource', { detail: `${shown}: cannot be read (${reason})` })
  }
}
