// Runs before the first paint, so that a dark window never flashes white. The choice is kept by stores/preferences.ts.
;(function () {
  let choice = null
  try {
    choice = localStorage.getItem('heshu.theme')
  } catch {
    // Storage may be refused; the system's setting holds then.
  }
  const dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.classList.add(dark ? 'dark' : 'light')
})()
