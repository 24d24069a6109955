/* The chosen theme before the first paint: a file of its own, since the page allows no inline script. */
try {
  const theme = localStorage.getItem('kiln-theme')
  if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme
} catch {}
