import type { LinkageSet } from './linkage-set.ts'

/** Numbers in [0, 1) that are the same in every run. */
function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Draw = {
  next: () => number
  of: <T>(list: readonly T[]) => T
  /** Common ones more often, as in any language. */
  common: <T>(list: readonly T[]) => T
  yes: (share: number) => boolean
}

function drawing(seed: number): Draw {
  const next = chance(seed)
  const of = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  const common = <T>(list: readonly T[]): T => list[Math.floor(next() ** 2.2 * list.length)] as T
  return { next, of, common, yes: (share) => next() < share }
}

const syllables =
  'ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo zy tri pla dro ster con mon tal ver gen lin'.split(' ')

function vocabulary(draw: Draw, size: number): string[] {
  const words = new Set<string>()
  while (words.size < size)
    words.add(Array.from({ length: draw.next() < 0.4 ? 2 : 3 }, () => draw.of(syllables)).join(''))
  return [...words]
}

/** Papers as two libraries list them (the second each up to `mostTimes` times): full names or initials, venues by two names, titles cut or misspelt, some titles common. */
export function generatePapers(size: number, seed: number, mostTimes = 1): LinkageSet {
  const draw = drawing(seed)
  const words = vocabulary(draw, 900)
  const first = vocabulary(draw, 150)
  const last = vocabulary(draw, 700)
  const venues = [
    ['SIGMOD Conference', 'International Conference on Management of Data'],
    ['VLDB', 'Very Large Data Bases'],
    ['ACM Trans. Database Syst.', 'ACM Transactions on Database Systems (TODS)'],
    ['VLDB J.', 'The VLDB Journal — The International Journal on Very Large Data Bases'],
    ['SIGMOD Record', 'ACM SIGMOD Record'],
  ] as const
  const standing = [
    'Editorial',
    "Editor's Notes",
    'Guest Editorial',
    'Reminiscences on Influential Papers',
    'Book Review Column',
  ]
  const columns = ['title', 'authors', 'venue', 'year']
  const left: string[][] = []
  const right: string[][] = []
  const truth: { one: number; other: number }[] = []
  let series: string[] = []
  for (let at = 0; at < size; at++) {
    // Now and then a further paper of the same people on the same subject.
    const follows = series.length > 0 && draw.yes(0.12)
    const length = 4 + Math.floor(draw.next() * 7)
    const title = draw.yes(0.05)
      ? [draw.of(standing)]
      : follows
        ? [...series.slice(0, 4), draw.common(words), draw.common(words)]
        : Array.from({ length }, () => draw.common(words))
    series = title
    const people = Array.from({ length: 1 + Math.floor(draw.next() * 4) }, () => [draw.common(first), draw.of(last)])
    const venue = draw.of(venues)
    const year = String(1994 + Math.floor(draw.next() * 10))
    const inLeft = draw.yes(0.93)
    const inRight = !inLeft || draw.yes(0.85)
    if (inLeft) left.push([title.join(' '), people.map((name) => name.join(' ')).join(', '), venue[0], year])
    if (!inRight) continue
    for (let time = Math.floor(draw.next() * mostTimes); time >= 0; time--) {
      const spelt = title.map((word) => (draw.yes(0.04) ? misspelt(word, draw) : word))
      const cut = draw.yes(0.06) ? spelt.slice(0, Math.max(2, spelt.length - 2)) : spelt
      const named = people.map(([given = '', family = '']) =>
        draw.yes(0.3) ? `${given[0]}. ${family}` : `${given} ${family}`,
      )
      const known = draw.yes(0.1) ? named.slice(0, 1) : named
      right.push([
        cut.join(' '),
        draw.yes(0.03) ? '' : known.join(', '),
        venue[1],
        draw.yes(0.1 * (mostTimes - 1)) ? '' : year,
      ])
      if (inLeft) truth.push({ one: left.length - 1, other: right.length - 1 })
    }
  }
  return {
    name: `papers ${size} × ${mostTimes}`,
    left: { columns, rows: left },
    right: { columns, rows: right },
    asked: null,
    truth,
    complete: true,
  }
}

/** Products of two shops: models of one series side by side, words of the trade, prices that differ, makers left out. */
export function generateProducts(size: number, seed: number): LinkageSet {
  const draw = drawing(seed)
  const makers = vocabulary(draw, 60)
  const lines = vocabulary(draw, 400)
  const trade = vocabulary(draw, 120)
  const kinds =
    'standard professional upgrade deluxe student server mac windows black white silver complete mini'.split(' ')
  const left: string[][] = []
  const right: string[][] = []
  const truth: { one: number; other: number }[] = []
  while (left.length < size) {
    const maker = draw.common(makers)
    const line = [draw.common(lines), ...(draw.yes(0.6) ? [draw.common(lines)] : [])]
    const coded = draw.yes(0.5)
    const models = 1 + Math.floor(draw.next() ** 2 * 5)
    for (let model = 0; model < models; model++) {
      const version = coded
        ? `${draw.of(lines).slice(0, 3)}-${String(10 + Math.floor(draw.next() * 990))}${draw.of(['', 'b', 'x'])}`
        : `${1 + Math.floor(draw.next() * 9)}${draw.yes(0.4) ? '.0' : ''}`
      const kind = draw.yes(0.5) ? [draw.of(kinds)] : []
      const price = 15 + draw.next() ** 2 * 900
      const about = Array.from({ length: 6 + Math.floor(draw.next() * 14) }, () => draw.common(trade))
      const side = draw.next()
      if (side < 0.8) {
        const name = [...(draw.yes(0.7) ? [maker] : []), ...line, version, ...kind]
        left.push([name.join(' '), draw.yes(0.4) ? about.join(' ') : '', maker, price.toFixed(2)])
      }
      if (side > 0.8 || draw.yes(0.75)) {
        const words = [
          ...line.filter((_, at) => at === 0 || draw.yes(0.8)),
          version.replace('-', draw.yes(0.3) ? '' : '-'),
        ]
        if (draw.yes(0.6)) words.unshift(maker)
        words.push(
          ...kind.filter(() => draw.yes(0.75)),
          ...Array.from({ length: Math.floor(draw.next() * 4) }, () => draw.common(trade)),
        )
        const asked = draw.yes(0.3) ? '' : (price * (0.75 + draw.next() * 0.4)).toFixed(2)
        const told = draw.yes(0.5)
          ? about
              .slice(0, 8)
              .filter(() => draw.yes(0.7))
              .join(' ')
          : ''
        right.push([words.join(' '), told, draw.yes(0.6) ? '' : maker, asked])
        if (side < 0.8) truth.push({ one: left.length - 1, other: right.length - 1 })
      }
    }
  }
  const columns = ['name', 'description', 'manufacturer', 'price']
  return {
    name: `products ${size}`,
    left: { columns, rows: left },
    right: { columns, rows: right },
    asked: null,
    truth,
    complete: true,
  }
}

/** References as a paper's readers type them: each work many times, in one list. */
export function generateReferences(works: number, seed: number): LinkageSet {
  const draw = drawing(seed)
  const words = vocabulary(draw, 500)
  const last = vocabulary(draw, 300)
  const rows: string[][] = []
  const truth: { one: number; other: number }[] = []
  for (let work = 0; work < works; work++) {
    const title = Array.from({ length: 4 + Math.floor(draw.next() * 5) }, () => draw.common(words))
    const people = Array.from({ length: 1 + Math.floor(draw.next() * 3) }, () => draw.of(last))
    const year = String(1980 + Math.floor(draw.next() * 20))
    const place = `proceedings of the ${draw.common(words)} conference`
    const own: number[] = []
    const times = 1 + Math.floor(draw.next() ** 3 * 12)
    for (let time = 0; time < times; time++) {
      const spelt = title.map((word) => (draw.yes(0.05) ? misspelt(word, draw) : word))
      rows.push([
        people.map((name) => (draw.yes(0.5) ? name : `${draw.of(syllables)[0]}. ${name}`)).join(' and '),
        spelt.join(' '),
        draw.yes(0.3)
          ? ''
          : draw.yes(0.5)
            ? place
            : place.replace('proceedings', 'proc.').replace('conference', 'conf.'),
        draw.yes(0.25) ? '' : year,
      ])
      own.push(rows.length - 1)
    }
    for (const [at, one] of own.entries()) for (const other of own.slice(at + 1)) truth.push({ one, other })
  }
  return {
    name: `references ${rows.length}`,
    left: { columns: ['author', 'title', 'venue', 'year'], rows },
    right: null,
    asked: null,
    truth,
    complete: true,
  }
}

function misspelt(word: string, draw: Draw): string {
  if (word.length < 3) return word
  const at = 1 + Math.floor(draw.next() * (word.length - 2))
  const way = draw.next()
  if (way < 0.34) return word.slice(0, at) + word.slice(at + 1)
  if (way < 0.67) return word.slice(0, at) + draw.of(syllables)[0] + word.slice(at)
  return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2)
}
