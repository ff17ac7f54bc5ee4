/** The fonts that come along for documents (resources/fonts/README.md), with what they stand for. */
export const fonts = [
  { name: 'Fandol Fang', standsFor: '仿宋_GB2312', licence: 'GPL 3 + font exception' },
  { name: 'Fandol Hei', standsFor: '黑体', licence: 'GPL 3 + font exception' },
  { name: 'Fandol Kai', standsFor: '楷体_GB2312', licence: 'GPL 3 + font exception' },
  { name: 'Noto Serif SC', standsFor: '宋体、方正小标宋简体', licence: 'SIL OFL 1.1' },
  { name: 'Tinos', standsFor: 'Times New Roman', licence: 'SIL OFL 1.1' },
] as const
