/** Addresses that people give to providers. */

export const defaultOllamaUrl = 'http://127.0.0.1:11434'

/** True when the address is this very machine; false for anything that is not an address. */
export function isLoopback(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { hostname } = new URL(address)
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}
