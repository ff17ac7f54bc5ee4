import { spawn } from 'node:child_process'
import { join } from 'node:path'

export const projectFolder = join(import.meta.dirname, '../../..')
export const samplesFolder = join(projectFolder, 'resources/samples/yunling')

export type CommandResult = { code: number | null; out: string; err: string }

/** Runs `heshu WORDS…` as a program of its own, as a person at a terminal would. */
export function runCommand(...words: string[]): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const program = spawn(process.execPath, [join(projectFolder, 'src/hosts/cli/main.ts'), ...words])
    let out = ''
    let err = ''
    // A long answer comes in parts, which may end within a character.
    program.stdout.setEncoding('utf8').on('data', (part: string) => (out += part))
    program.stderr.setEncoding('utf8').on('data', (part: string) => (err += part))
    program.on('error', reject)
    program.on('close', (code) => resolve({ code, out, err }))
  })
}

/** The JSON document a command answers with `--json`; throws with its message where it refused. */
export async function answerOf<Value>(...words: string[]): Promise<Value> {
  const { code, out, err } = await runCommand(...words, '--json')
  if (code !== 0) throw new Error(err)
  return JSON.parse(out) as Value
}
