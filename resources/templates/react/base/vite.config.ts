import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react(), tailwindcss()],
  // Relative addresses: the built app works in any folder of any web server.
  base: './',
  // The colours use light-dark(), which these browsers know.
  build: { target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'] },
})
