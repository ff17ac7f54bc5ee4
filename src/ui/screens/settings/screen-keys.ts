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
    screen: 'duplicates',
    keys: [
      { name: 'same', caps: ['Y'] },
      { name: 'different', caps: ['N'] },
      { name: 'later', caps: ['M'] },
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
