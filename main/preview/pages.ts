/** The small pages that a preview shows when the app has none to show. */

/** For a document that is not there; `others` are documents of the same app, offered as links. */
export function missingPage(path: string, others: readonly string[]): string {
  const isEntry = path === 'index.html'
  const title = isEntry ? 'Nothing to show yet' : 'Page not found'
  const text = isEntry
    ? 'This app has no index.html. Ask for one, or add the file in the editor, then reload.'
    : `This app has no file ${escapeHtml(path)}. Ask for it, or correct the link that led here.`
  const links = others.map((other) => `<li><a href="/${encodeURI(other)}">${escapeHtml(other)}</a></li>`).join('')
  return page(title, text, links === '' ? '' : `<ul>${links}</ul>`)
}

/** For an app that cannot be read at all; `why` is a sentence. */
export function failurePage(why: string): string {
  return page('This app cannot be shown', escapeHtml(why), '')
}

/** For a React app that has no good build yet; `problems` are what is wrong with it, a line each. */
export function unbuiltPage(problems: readonly string[]): string {
  if (problems.length === 0) return page('Building the app…', 'It is shown as soon as it runs.', '')
  const list = problems.map((problem) => `<li>${escapeHtml(problem)}</li>`).join('')
  return page('This app cannot be built yet', 'Correct this, or ask for it:', `<ul>${list}</ul>`)
}

/** `text` and `more` are HTML. */
function page(title: string, text: string, more: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>
  :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
  body { margin: 0; min-height: 100vh; display: grid; place-content: center; text-align: center; padding: 1rem }
  h1 { font-size: 1.1rem; margin: 0 0 .25rem }
  p { margin: 0; opacity: .7; max-width: 42ch }
  ul { list-style: none; padding: 0 }
</style>
<h1>${title}</h1>
<p>${text}</p>
${more}
</html>
`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
