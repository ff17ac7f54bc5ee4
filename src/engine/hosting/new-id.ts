import { randomFillSync } from 'node:crypto'

/** 64 signs in ascending order, so that texts sort as the numbers they stand for. */
const signs = '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'

const pool = new Uint8Array(8 * 1024)
let used = pool.length
let lastTime = 0
let count = 0

/**
 * An id of 19 signs: milliseconds (48 bits), a count within them (18 bits), 48 random bits. Unique over all laptops of a
 * team; later ids sort after earlier ones, which keeps the tables of a large import in order on disk.
 */
export function newId(): string {
  const now = Date.now()
  count = now > lastTime ? 0 : count + 1
  lastTime = Math.max(now, lastTime)
  return digits(lastTime, 8) + digits(count, 3) + randomSigns()
}

function digits(value: number, length: number): string {
  let text = ''
  let rest = value
  for (let place = 0; place < length; place++) {
    text = signs[rest % 64]! + text
    rest = Math.floor(rest / 64)
  }
  return text
}

function randomSigns(): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  let text = ''
  for (let place = 0; place < 8; place++) text += signs[pool[used + place]! % 64]
  used += 8
  return text
}
