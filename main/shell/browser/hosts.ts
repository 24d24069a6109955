/** Decides by the Host header alone who is spoken to: the studio, a preview, or nobody here. */

export type Addressed =
  | { readonly kind: 'studio'; readonly origin: string }
  | { readonly kind: 'preview'; readonly host: string; readonly origin: string }

/**
 * `127.0.0.1:PORT` and `localhost:PORT` are the studio, `<label>.localhost:PORT` is a preview, anything else nobody:
 * a name that some DNS server points at this machine must not reach it. PORT is the same on both sides of a tunnel.
 */
export function addressed(hostHeader: string | undefined, port: number): Addressed | undefined {
  const match = /^([a-z0-9.-]+):(\d{1,5})$/.exec(hostHeader?.toLowerCase() ?? '')
  const [, name = '', portText = ''] = match ?? []
  if (Number(portText) !== port) return undefined
  const origin = `http://${name}:${port}`
  if (name === '127.0.0.1' || name === 'localhost') return { kind: 'studio', origin }
  const label = /^([a-z0-9-]{1,63})\.localhost$/.exec(name)?.[1]
  return label === undefined ? undefined : { kind: 'preview', host: label, origin }
}
