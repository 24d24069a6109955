/** The page's entry: fonts, tokens, one React root. */
import './fonts.ts'
import './ui/tokens.css'
import './ui/base.css'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { App } from './app.tsx'
import { keepPlace } from './app/route.ts'
import { connect } from './client/connection.ts'
import { readToken } from './client/token.ts'
import { loadWords } from './words/index.ts'

// The page's policy forbids eval; zod would probe for it.
z.config({ jitless: true })

// The key leaves the address before anything reads the route.
readToken()
keepPlace()
// The connection's state is shown by the app; a refusal here is not an unhandled one.
connect().catch(() => undefined)

const root = document.getElementById('root')
if (root !== null) {
  // Words that did not come leave the window in English, which is better than none.
  const show = (): void => createRoot(root).render(<App />)
  loadWords().then(show, show)
}
