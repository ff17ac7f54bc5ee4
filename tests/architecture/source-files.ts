import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'

export type SourceFile = {
  /** From the root of the project, with `/`. */
  path: string
  text: string
  /** What it imports, types included: a path from the root for a file of the project, else the name as written. */
  imports: string[]
}

export const root = resolve(import.meta.dirname, '../..')

/** Every source file under the folders, by path. */
export function readSources(folders: readonly string[]): SourceFile[] {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(ts|vue)$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
        .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
    )
    .toSorted()
    .map((path) => sourceFile(path, readFileSync(join(root, path), 'utf8')))
}

/** A source file from its text, so that a check can be shown a wrong one that exists nowhere. */
export function sourceFile(path: string, text: string): SourceFile {
  const script = path.endsWith('.vue') ? scriptsOf(text) : text
  const imports = ts.preProcessFile(script, true, true).importedFiles.map(({ fileName }) => fileName)
  return { path, text, imports: imports.map((name) => (name.startsWith('.') ? resolved(path, name) : name)) }
}

function scriptsOf(text: string): string {
  return Array.from(text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g), (match) => match[1]).join('\n')
}

function resolved(path: string, name: string): string {
  return relative(root, resolve(root, dirname(path), name)).replaceAll('\\', '/')
}
