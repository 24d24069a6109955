/** Where pages may go and what they may load. */
import { describe, expect, it } from 'vitest'
import { mayLoad, mayNavigate, originOf, ownArguments } from './rules.ts'
import { boundsFor } from './window-bounds.ts'

const own = 'kiln://studio'

describe('navigation', () => {
  const studio = 'kiln://studio/'
  const app = 'kiln-app://one/'

  it('keeps the main frame at the studio, and only the studio may move it', () => {
    expect(mayNavigate({ to: 'kiln://studio/', from: studio, isMainFrame: true }, own)).toBe(true)
    for (const to of [
      'https://example.com/',
      'kiln-app://one/',
      'kiln://studio.evil/',
      'kiln://other/',
      'file:///etc/passwd',
      'not a url',
    ]) {
      expect(mayNavigate({ to, from: studio, isMainFrame: true }, own), to).toBe(false)
    }
    expect(mayNavigate({ to: studio, from: app, isMainFrame: true }, own)).toBe(false)
  })

  it('pins a preview to its own host, while the studio may point its frame at another', () => {
    expect(mayNavigate({ to: 'kiln-app://one/about.html', from: app, isMainFrame: false }, own)).toBe(true)
    expect(mayNavigate({ to: 'kiln-app://two/', from: studio, isMainFrame: false }, own)).toBe(true)
    for (const to of [
      'kiln-app://two/',
      'kiln-app://one.two/',
      'kiln://studio/',
      'http://127.0.0.1:11434/',
      'https://example.com/',
    ]) {
      expect(mayNavigate({ to, from: app, isMainFrame: false }, own), to).toBe(false)
    }
  })

  it('lets an app frame what it made itself, and no one else’s', () => {
    expect(mayNavigate({ to: 'about:srcdoc', from: app, isMainFrame: false }, own)).toBe(true)
    expect(mayNavigate({ to: 'blob:kiln-app://one/1234', from: app, isMainFrame: false }, own)).toBe(true)
    expect(mayNavigate({ to: 'blob:kiln-app://two/1234', from: app, isMainFrame: false }, own)).toBe(false)
  })
})

describe('requests', () => {
  it('goes nowhere but to Kiln’s own schemes', () => {
    for (const url of [
      'kiln://studio/a.js',
      'kiln-app://x/',
      'data:text/plain,a',
      'blob:kiln-app://x/1',
      'devtools://devtools/a.js',
    ]) {
      expect(mayLoad(url, undefined), url).toBe(true)
    }
    for (const url of [
      'http://127.0.0.1:11434/',
      'https://example.com/',
      'wss://example.com/',
      'file:///etc/passwd',
      'ftp://x/',
    ]) {
      expect(mayLoad(url, undefined), url).toBe(false)
    }
  })

  it('reaches the development server in development, and nothing beside it', () => {
    const dev = 'http://localhost:5173'
    expect(mayLoad('http://localhost:5173/main.tsx', dev)).toBe(true)
    expect(mayLoad('ws://localhost:5173/?token=a', dev)).toBe(true)
    expect(mayLoad('http://localhost:51730/', dev)).toBe(false)
  })
})

it('tells origins of its own schemes apart, which URL.origin does not', () => {
  expect(originOf('kiln://studio/deep?x#y')).toBe(own)
  expect(originOf('kiln-app://studio/')).not.toBe(own)
  expect(originOf('')).toBe('')
})

it('takes only its own arguments from a command line full of Chromium’s', () => {
  const argv = ['electron', '--inspect=0', '--no-sandbox', '/app', '--data', '/d', '--port=0', '--type=x']
  expect(ownArguments(argv)).toEqual(['--data', '/d', '--port=0'])
})

describe('window bounds', () => {
  const display = { x: 0, y: 25, width: 1920, height: 1055 }
  const saved = { x: 100, y: 100, width: 1000, height: 700, maximized: false }

  it('come back where they were', () => {
    expect(boundsFor(saved, [display])).toEqual({ x: 100, y: 100, width: 1000, height: 700 })
  })

  it('are left to the system when the display is gone or the title bar cannot be reached', () => {
    expect(boundsFor({ ...saved, x: 2500 }, [display])).not.toHaveProperty('x')
    expect(boundsFor({ ...saved, y: -300 }, [display])).not.toHaveProperty('x')
    expect(boundsFor({ ...saved, x: 2500 }, [display, { x: 1920, y: 0, width: 1920, height: 1080 }])).toHaveProperty(
      'x',
      2500,
    )
  })

  it('fit a small display at a first start', () => {
    expect(boundsFor(undefined, [{ x: 0, y: 0, width: 1280, height: 720 }])).toEqual({ width: 1280, height: 720 })
  })
})
