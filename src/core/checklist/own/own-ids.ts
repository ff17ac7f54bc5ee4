/** The next free id of an own item, `OW-01`: above every id that was ever given, whatever became of its item. */
export function nextItemId(used: Iterable<string>): string {
  return `OW-${String(highest(used, /^OW-(\d{2,})$/) + 1).padStart(2, '0')}`
}

/** The next free id of a whole own checklist, `own-1`. */
export function nextChecklistId(used: Iterable<string>): string {
  return `own-${highest(used, /^own-(\d+)$/) + 1}`
}

/** The next free id of a choice within an item, `c4`. */
export function nextChoiceId(used: Iterable<string>): string {
  return `c${highest(used, /^c(\d+)$/) + 1}`
}

function highest(used: Iterable<string>, shape: RegExp): number {
  let most = 0
  for (const id of used) most = Math.max(most, Number(shape.exec(id)?.[1] ?? 0))
  return most
}
