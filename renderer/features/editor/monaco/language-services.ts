/** Completions, hovers and checks: their workers are large, so they come when the page is idle, never in a stream. */
import { editor, languages } from 'monaco-editor/editor'

const encountered = new Set<string>()
const served = ['css', 'html', 'json', 'javascript', 'typescript'] as const
for (const language of served) languages.onLanguage(language, () => void encountered.add(language))

let warming: Promise<void> | undefined

/** Brings the language services, once; later calls wait for the same. The TypeScript worker is started too. */
export function warmLanguages(): Promise<void> {
  warming ??= warm()
  return warming
}

async function warm(): Promise<void> {
  // A service listens for the first file of its language: those that were opened before it came are set up by hand.
  const before = new Set(encountered)
  const [css, html, , typescript] = await Promise.all([
    import('monaco-editor/languages/features/css/register'),
    import('monaco-editor/languages/features/html/register'),
    import('monaco-editor/languages/features/json/register'),
    import('monaco-editor/languages/features/typescript/register'),
  ])
  typescript.typescriptDefaults.setCompilerOptions({
    ...typescript.typescriptDefaults.getCompilerOptions(),
    jsx: typescript.JsxEmit.ReactJSX,
    allowNonTsExtensions: true,
    moduleResolution: typescript.ModuleResolutionKind.NodeJs,
  })
  // Packages are not in the editor: their names cannot be resolved here, and saying so of each import helps nobody. Nor
  // does a hint at every type that would have come from one.
  const untyped = [7043, 7044, 7045, 7046, 7047, 7048, 7049, 7050]
  typescript.typescriptDefaults.setDiagnosticsOptions({
    noSemanticValidation: true,
    diagnosticCodesToIgnore: untyped,
  })
  // Tailwind's rules, which the service does not know: a React app's styles are not wrong for having them.
  // The service has this setting; its types here have not.
  const lint = Object.assign({ ...css.cssDefaults.options.lint }, { unknownAtRules: 'ignore' })
  css.cssDefaults.setOptions({ ...css.cssDefaults.options, lint })
  if (before.has('css')) (await import('monaco-editor/languages/features/css/cssMode')).setupMode(css.cssDefaults)
  if (before.has('html')) (await import('monaco-editor/languages/features/html/htmlMode')).setupMode(html.htmlDefaults)
  const mode = await import('monaco-editor/languages/features/typescript/tsMode')
  if (before.has('javascript')) mode.setupJavaScript(typescript.javascriptDefaults)
  if (before.has('typescript')) mode.setupTypeScript(typescript.typescriptDefaults)
  // An empty script is enough to start the TypeScript worker now: later it would be in the middle of a stream.
  const script = editor.createModel('', 'javascript')
  const startWorker = await typescript.getJavaScriptWorker()
  await startWorker(script.uri)
  script.dispose()
  // The JSON language itself comes with its service.
  for (const model of editor.getModels()) {
    if (model.uri.path.endsWith('.json')) editor.setModelLanguage(model, 'json')
  }
}
