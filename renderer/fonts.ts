/** The bundled fonts; each is loaded only when a character of its range is shown. */
import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/jetbrains-mono/wght.css'
import '@fontsource-variable/noto-sans-arabic/wght.css'
