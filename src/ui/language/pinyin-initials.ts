/**
 * The first character of each initial in pinyin order. The browser's own collation knows the reading of every
 * character, so that no dictionary need be shipped. A character with several readings counts by its usual one.
 */
const letters = 'ABCDEFGHJKLMNOPQRSTWXYZ'
const first = [...'阿八嚓哒妸发旮哈讥咔垃呣拏噢妑七呥仨他穵夕丫帀']
const collator = new Intl.Collator('zh-Hans-CN-u-co-pinyin')
const known = new Map<string, string>()

/** 云岭办 → `YLB`; whatever is no Chinese character stays, in capitals. */
export function pinyinInitials(text: string): string {
  let initials = ''
  for (const character of text) initials += initialOf(character)
  return initials
}

function initialOf(character: string): string {
  if (!/\p{Script=Han}/u.test(character)) return character.toUpperCase()
  const remembered = known.get(character)
  if (remembered !== undefined) return remembered
  let index = first.length - 1
  while (index > 0 && collator.compare(first[index] ?? '', character) > 0) index -= 1
  const initial = letters[index] ?? ''
  known.set(character, initial)
  return initial
}
