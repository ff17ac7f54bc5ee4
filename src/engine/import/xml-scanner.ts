/** Reads XML in pieces and calls back for each tag and text. No DTD is read and no entity beyond XML's own five is expanded. */
export type XmlEvents = {
  open: (name: string, attributes: string, selfClosing: boolean) => void
  close: (name: string) => void
  text: (text: string) => void
}

export type XmlScanner = { write: (piece: string) => void; end: () => void }

/** Names come without their prefix (`x:row` is `row`); attributes as raw text, to be read with `attribute`. */
export function scanXml(events: XmlEvents): XmlScanner {
  let rest = ''
  const write = (piece: string) => {
    const source = rest === '' ? piece : rest + piece
    let at = 0
    for (;;) {
      const open = source.indexOf('<', at)
      if (open < 0) break
      const end = tagEnd(source, open)
      if (end < 0) {
        if (open > at) events.text(decodeEntities(source.slice(at, open)))
        at = open
        break
      }
      if (open > at) events.text(decodeEntities(source.slice(at, open)))
      tag(source, open, end, events)
      at = end
    }
    rest = source.slice(at)
    const cut = rest.startsWith('<') ? -1 : rest.length
    if (cut > 65_536 && !rest.includes('&')) {
      events.text(rest)
      rest = ''
    }
  }
  return { write, end: () => (rest = '') }
}

function tag(source: string, open: number, end: number, events: XmlEvents): void {
  const first = source.charCodeAt(open + 1)
  if (first === 0x21) {
    if (source.startsWith('<![CDATA[', open)) events.text(source.slice(open + 9, end - 3))
    return
  }
  if (first === 0x3f) return
  if (first === 0x2f) {
    events.close(localName(source.slice(open + 2, end - 1)))
    return
  }
  const selfClosing = source.charCodeAt(end - 2) === 0x2f
  const last = selfClosing ? end - 2 : end - 1
  let nameStart = open + 1
  let at = nameStart
  for (; at < last && source.charCodeAt(at) > 0x20; at += 1) if (source.charCodeAt(at) === 0x3a) nameStart = at + 1
  const name = source.slice(nameStart, at)
  events.open(name, at === last ? '' : source.slice(at, last), selfClosing)
  if (selfClosing) events.close(name)
}

/** The position after the tag that begins at `open`; -1 if it is not complete yet. */
function tagEnd(source: string, open: number): number {
  const first = source.charCodeAt(open + 1)
  if (first === 0x21) return declarationEnd(source, open)
  if (first === 0x3f) return after(source, '?>', open + 2)
  const close = source.indexOf('>', open)
  if (close < 0 || first === 0x2f) return close < 0 ? -1 : close + 1
  // A `>` may stand inside a quoted attribute. The common endings `…">` and `…"/>` tell at once that it does not.
  const before = source.charCodeAt(close - 1) === 0x2f ? close - 2 : close - 1
  if (source.charCodeAt(before) === 0x22 && source.charCodeAt(before - 1) !== 0x3d) return close + 1
  let quotes = 0
  for (let at = source.indexOf('"', open); at >= 0 && at < close; at = source.indexOf('"', at + 1)) quotes += 1
  if (quotes % 2 === 0) return close + 1
  const quote = source.indexOf('"', close)
  return quote < 0 ? -1 : after(source, '>', quote)
}

function declarationEnd(source: string, open: number): number {
  if (source.startsWith('<!--', open)) return after(source, '-->', open + 4)
  if (source.startsWith('<![CDATA[', open)) return after(source, ']]>', open + 9)
  if (source.length - open < 9) return -1
  const bracket = source.indexOf('[', open)
  const close = source.indexOf('>', open)
  if (bracket >= 0 && bracket < close) return after(source, ']>', bracket)
  return close < 0 ? -1 : close + 1
}

function after(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from)
  return at < 0 ? -1 : at + mark.length
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).trimEnd()
}

/** The value of an attribute; prefixes of the name are ignored when `name` has none. */
export function attribute(attributes: string, name: string): string | null {
  const quoted = `${name}="`
  for (let at = attributes.indexOf(quoted); at >= 0; at = attributes.indexOf(quoted, at + 1)) {
    const before = attributes.charCodeAt(at - 1)
    if (before !== 0x3a && before > 0x20) continue
    const end = attributes.indexOf('"', at + quoted.length)
    return end < 0 ? null : decodeEntities(attributes.slice(at + quoted.length, end))
  }
  if (!attributes.includes("'") && !attributes.includes(' =') && !attributes.includes('= ')) return null
  const match = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  return match ? decodeEntities(match[1] ?? match[2] ?? '') : null
}

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(/&(#x[0-9a-fA-F]+|#\d+|\w+);/g, (whole, body: string) => {
    if (!body.startsWith('#')) return named[body] ?? whole
    const code = body[1] === 'x' ? Number.parseInt(body.slice(2), 16) : Number.parseInt(body.slice(1), 10)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}
