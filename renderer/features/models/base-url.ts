/** What is wrong with an address, in a sentence that says what to do; undefined when nothing is. */
export function baseUrlProblem(text: string): string | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return 'Enter the server’s address, for example http://127.0.0.1:1234/v1.'
  let url: URL
  try {
    url = new URL(trimmed)
  } catch {
    return 'Begin with http:// or https://, for example http://127.0.0.1:1234/v1.'
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return 'Use an address that begins with http:// or https://.'
  if (url.username !== '' || url.password !== '') return 'Put the key into the key field, not into the address.'
  return undefined
}
