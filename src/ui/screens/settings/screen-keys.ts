/** The keys that single screens add to those of the window; `?` shows them on the screen itself. */
export const screenKeys = [
  {
    screen: 'review',
    keys: [
      { name: 'answer', caps: ['1', '…', '9'] },
      { name: 'next', caps: ['J'] },
      { name: 'previous', caps: ['K'] },
      { name: 'note', caps: ['N'] },
    ],
  },
  {
    screen: 'import',
    keys: [
      { name: 'tabs', caps: ['1', '…', '4'] },
      { name: 'renamed_same', caps: ['Y'] },
      { name: 'renamed_new', caps: ['N'] },
      { name: 'commit', caps: ['Ctrl', 'Enter'] },
    ],
  },
  {
    screen: 'duplicates',
    keys: [
      { name: 'same', caps: ['Y'] },
      { name: 'different', caps: ['N'] },
      { name: 'values', caps: ['M'] },
      { name: 'mark', caps: ['X'] },
      { name: 'bulk', caps: ['B'] },
      { name: 'undo', caps: ['U'] },
      { name: 'next', caps: ['J'] },
      { name: 'previous', caps: ['K'] },
    ],
  },
  {
    screen: 'history',
    keys: [
      { name: 'next', caps: ['J'] },
      { name: 'previous', caps: ['K'] },
      { name: 'verify', caps: ['V'] },
    ],
  },
] as const
