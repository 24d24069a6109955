/** Modules of Monaco that come without types: only what Kiln calls of them. */
declare module 'monaco-editor/languages/features/css/cssMode' {
  export function setupMode(defaults: unknown): unknown
}
declare module 'monaco-editor/languages/features/html/htmlMode' {
  export function setupMode(defaults: unknown): unknown
}
declare module 'monaco-editor/languages/features/typescript/tsMode' {
  export function setupJavaScript(defaults: unknown): unknown
  export function setupTypeScript(defaults: unknown): unknown
}
