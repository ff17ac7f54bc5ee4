import type { SourceFile } from './source-files.ts'

/** Addresses that may stand in the sources. None of them is ever asked for. */
const allowed = [
  // The loopback host itself, and the base against which it reads a request line.
  /^https?:\/\/(127\.0\.0\.1|localhost)(?=[/:'"`$]|$)/,
  // Names of XML vocabularies, which only look like addresses.
  /^http:\/\/(www\.w3\.org|schemas\.(openxmlformats|microsoft)\.(org|com)|purl\.org|ns\.adobe\.com)\//,
]

const waysOut = [
  /\bnew (?:WebSocket|EventSource|XMLHttpRequest)\b/,
  /\bnavigator\.sendBeacon\b/,
  /(?:^|[^.\w])importScripts\(/,
  /from '(?:node:)?(?:https|http2|net|tls|dgram|dns)(?:\/\w+)?'/,
]

/** Every address and every way out of the machine in the sources, as `file: what`. */
export function waysToTheNetwork(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => ways(text).map((what) => `${path}: ${what}`))
}

function ways(text: string): string[] {
  const code = withoutComments(text)
  return [...addresses(code), ...others(code)]
}

/** Comments may name their sources. A comment begins a line or follows a space, which `//` in an address never does. */
function withoutComments(text: string): string {
  return text.replaceAll(/^\s*\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/ .*$/gm, '')
}

function addresses(text: string): string[] {
  const found = text.match(/(?:https?|wss?):\/\/[^\s'"`)<>]*/g) ?? []
  return found.filter((address) => !allowed.some((pattern) => pattern.test(address)) && !isComparison(address))
}

/** `http://${host}`: built from what a request said, to compare it. */
function isComparison(address: string): boolean {
  return address === 'http://${host}'
}

function others(text: string): string[] {
  const withoutTypes = text.replaceAll(/^import type .*$/gm, '')
  const known = waysOut.flatMap((pattern) => withoutTypes.match(pattern)?.[0].trim() ?? [])
  // The page asks the host it came from, by an address that begins with one slash.
  const calls = Array.from(withoutTypes.matchAll(/(?:^|[^.\w])fetch\(\s*([^,)\s]*)/g), (match) => match[1] ?? '')
  return [...known, ...calls.filter((target) => !/^['"`]\/(?!\/)/.test(target)).map((target) => `fetch(${target}`)]
}
