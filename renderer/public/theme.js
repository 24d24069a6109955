/* The chosen theme and language before the first paint: a file of its own, since the page allows no inline script. */
try {
  const root = document.documentElement
  const theme = localStorage.getItem('kiln-theme')
  if (theme === 'dark' || theme === 'light') root.dataset.theme = theme
  const chosen = localStorage.getItem('kiln-language')
  const language = chosen === 'ar' || chosen === 'en' ? chosen : navigator.language.slice(0, 2)
  root.lang = language === 'ar' ? 'ar' : 'en'
  root.dir = language === 'ar' ? 'rtl' : 'ltr'
} catch {}
