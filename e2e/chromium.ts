/** Finds the Chromium that browser tests drive. */
import { existsSync } from 'node:fs'
import { chromium } from 'playwright'

/** KILN_CHROMIUM, else the system's Chromium or Chrome, else Playwright's own download; undefined when there is none. */
export function chromiumPath(): string | undefined {
  const given = process.env['KILN_CHROMIUM']
  const places = [
    given,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    chromium.executablePath(),
  ]
  return places.find((place) => place !== undefined && place !== '' && existsSync(place))
}
