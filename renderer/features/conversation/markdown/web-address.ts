/** Which addresses of an answer may be opened, and how they are written for people. Pure. */

/** A link that may be opened outside: http or https, with a host. Anything else (javascript:, data:, file:…) is none. */
export function webAddress(href: string): URL | undefined {
  const trimmed = href.trim()
  if (!/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) return undefined
  const url = new URL(trimmed)
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : undefined
}

/** `example.org`, in the letters that the network uses: look-alikes of another alphabet show as `xn--…`. */
export function hostOf(url: URL): string {
  return url.host.replace(/^www\./, '')
}

/** True when a link's text is its address already, so that it need not be said twice. */
export function saysAddress(text: string, url: URL): boolean {
  const said = text.trim()
  return webAddress(said)?.href === url.href || (`https://${said}` === url.href.replace(/\/$/, '') && said !== '')
}
