/** What one may hand on of a crash: where and how it happened, and nothing that is secret or the user's own. */

export interface CrashFacts {
  readonly error: unknown
  /** Which part of the window: editor, preview… */
  readonly part: string
  /** React's own trace of components. */
  readonly componentStack?: string | undefined
  readonly version?: string | undefined
  readonly shell?: string | undefined
}

/** What looks like a key: long runs of letters and digits, with the marks that providers begin them with. */
const secrets = [
  /\b(?:sk|pk|rk|xai|gsk|AIza|ghp|hf|or|pplx|csk)[-_A-Za-z0-9]{12,}/g,
  /\bBearer\s+\S+/gi,
  /([#?&](?:token|key|api_key|access_token)=)[^\s&#"')]+/gi,
  /\b[A-Za-z0-9_-]{32,}\b/g,
]

/** Plain text for a bug report. File addresses lose the user's folders, and keys and tokens are taken out. */
export function crashDetails({ error, part, componentStack, version, shell }: CrashFacts): string {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const lines = [
    `Kiln ${version ?? '(version unknown)'}, ${shell ?? 'unknown'} shell, ${part}`,
    navigatorName(),
    message,
    ...framesOf(stack),
    ...framesOf(componentStack ?? '').slice(0, 12),
  ]
  return withoutSecrets(lines.join('\n'))
}

/** The text with everything replaced that looks like a key, a token or a home folder. */
export function withoutSecrets(text: string): string {
  const hidden = secrets.reduce(
    (current, pattern) =>
      current.replace(pattern, (_match, kept: unknown) => `${typeof kept === 'string' ? kept : ''}…`),
    text,
  )
  return hidden.replace(/((?:\/home|\/Users|[A-Z]:\\Users)[/\\])[^/\\\s:]+/g, '$1…')
}

function framesOf(stack: string): string[] {
  return stack
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at ') || /@\S+:\d+:\d+$/.test(line))
    .slice(0, 20)
    .map((line) => `  ${line}`)
}

function navigatorName(): string {
  return typeof navigator === 'undefined' ? '' : navigator.userAgent
}
