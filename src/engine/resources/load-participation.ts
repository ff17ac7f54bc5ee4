import { join } from 'node:path'
import { Failure } from '../../contract/failures.ts'
import { parseParticipationWords } from '../../core/participation/parse-participation-words.ts'
import type { ParticipationWords } from '../../core/participation/participation-words.ts'
import { readYaml } from './read-yaml.ts'

const known = new Map<string, ParticipationWords>()

/**
 * The words of participation in the folder of resources; read when first asked for.
 * @throws Failure `damaged_resource`, naming file and line
 */
export function loadParticipation(folder: string): ParticipationWords {
  const held = known.get(folder)
  if (held) return held
  const shown = 'resources/rules/participation.yaml'
  const file = readYaml(join(folder, 'rules/participation.yaml'), shown)
  const parsed = parseParticipationWords(file.value)
  if (!parsed.ok) {
    const detail = parsed.problems.map(({ path, message }) => `${shown}:${file.lineOf(path)}: ${message}`).join('\n')
    throw new Failure('damaged_resource', { detail })
  }
  known.set(folder, parsed.value)
  return parsed.value
}
