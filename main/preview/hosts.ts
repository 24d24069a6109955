/** Host names for previews: one for each project, older version and export, stable, and not to be guessed. */
import { createHmac } from 'node:crypto'
import type { PreviewTarget } from '#shared/contract/routes.ts'

export interface Hosts {
  /** The target's DNS label: always the same for the same secret, so an app's storage outlives a restart. */
  hostFor(target: PreviewTarget): string
  targetOf(host: string): PreviewTarget | undefined
}

const shape = /^k[a-z2-7]{32}$/

/**
 * `everyTarget` lists all that may be asked for: a host that was not opened since the start (a tab left open over a
 * restart) is looked up in it.
 */
export function createHosts(secret: string, everyTarget: () => Iterable<PreviewTarget>): Hosts {
  const known = new Map<string, PreviewTarget>()

  function hostFor(target: PreviewTarget): string {
    const host = label(secret, nameOf(target))
    known.set(host, target)
    return host
  }

  return {
    hostFor,
    targetOf(host) {
      if (!known.has(host) && shape.test(host)) {
        for (const target of everyTarget()) hostFor(target)
      }
      return known.get(host)
    },
  }
}

/**
 * Every starter app has the same host: they are Kiln's own, and a gallery of sixteen frames on one host is one process
 * instead of sixteen. An export has one of its own: it must not see what the app has stored, as its file would not.
 */
function nameOf(target: PreviewTarget): string {
  switch (target.view) {
    case 'project':
      return target.projectId
    case 'version':
      return `${target.projectId}\0${target.versionId}`
    case 'variant':
      return `${target.projectId}\0${target.runId}\0variant`
    case 'export':
      return `${target.projectId}\0\0export`
    case 'template':
      return '\0templates'
  }
}

/** 160 bits in base 32 after a letter, so that no parser ever takes the label for a number. */
function label(secret: string, name: string): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'
  const digest = createHmac('sha256', secret).update(name).digest().subarray(0, 20)
  let bits = ''
  for (const byte of digest) bits += byte.toString(2).padStart(8, '0')
  return 'k' + (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join('')
}
