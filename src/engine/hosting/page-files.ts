import { extname, isAbsolute, join, relative, resolve } from 'node:path'
import { contentSecurityPolicy } from '../../contract/content-security-policy.ts'

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
  '.wasm': 'application/wasm',
}

/**
 * The file a page address stands for, or null where it leads outside `folder`, is not well-formed, or is of a kind
 * no page uses. The address is decoded once and then compared as a path, never as text.
 */
export function pageFile(folder: string, pathname: string): string | null {
  const decoded = decode(pathname)
  // A NUL ends a path early in some system calls; a backslash separates folders on Windows only.
  if (decoded === null || /[\0\\]/.test(decoded)) return null
  const file = resolve(folder, `.${decoded.endsWith('/') ? `${decoded}index.html` : decoded}`)
  const inside = relative(resolve(folder), file)
  if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) return null
  if (!(extname(file) in contentTypes)) return null
  return join(folder, inside)
}

/** What is sent with every page and every file of a page, whichever host sends it. */
export function pageHeaders(file: string): Record<string, string> {
  return {
    'content-type': contentTypes[extname(file)] ?? 'application/octet-stream',
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    // Built files carry a hash of their content in the name; the page itself does not.
    'cache-control': /-[\w-]{8}\.\w+$/.test(file) ? 'private, max-age=31536000, immutable' : 'no-store',
  }
}

function decode(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return null
  }
}
