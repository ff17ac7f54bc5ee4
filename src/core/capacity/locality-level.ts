import type { Level } from '../system/system.ts'

const endings: [RegExp, Level][] = [
  [/(?:镇|乡|鄉|鎮|街道|街道办|街道办事处|苏木|管委会|农场|town|township|subdistrict)$/i, 'township'],
  [/(?:村|社区|居委会|嘎查|village)$/i, 'village'],
  [/(?:县|縣|区|區|旗|自治县|county|district)$/i, 'county'],
  [/(?:市|州|盟|地区|city|prefecture)$/i, 'city'],
  [/(?:省|自治区|province)$/i, 'province'],
]

/** The level a place's name tells; a name that tells nothing is taken for a county. A person may correct it. */
export function localityLevel(name: string): Level {
  for (const [ending, level] of endings) if (ending.test(name.trim())) return level
  return 'county'
}
