import type { LocalizedText } from '../language/localized-text.ts'

/** A scene that proposals are made of: a function that contains one of its words is proposed for it. */
export type SceneWord = { id: string; name: LocalizedText; words: readonly string[] }
export type SceneWords = readonly SceneWord[]
