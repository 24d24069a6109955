import { expect, test } from 'vitest'
import { bundlePage } from './bundle-page.ts'

type Files = Record<string, string | Uint8Array>

async function bundle(files: Files): Promise<{ html: string; outside: string[] }> {
  const bytes = Object.entries(files).map(([name, content]) => [name, Buffer.from(content)] as const)
  return bundlePage(new Map(bytes), 'index.html')
}

/** The data: URLs in a text, decoded, each by its type. */
function carriedIn(text: string): [string, string][] {
  return [...text.matchAll(/data:([^;,]+)[^,]*;base64,([A-Za-z0-9+/=]*)/g)].map(([, type = '', data = '']) => [
    type,
    Buffer.from(data, 'base64').toString(),
  ])
}

const png = Buffer.from('PNG')
const data = (type: string, content: string): string => `data:${type};base64,${Buffer.from(content).toString('base64')}`

test('stylesheets stand in the page, with what they load, each address taken from where it stands', async () => {
  const { html, outside } = await bundle({
    'index.html': '<!doctype html><link rel="stylesheet" href="css/app.css?v=1" media="screen" id="main"><p>x',
    'css/app.css': `@charset "utf-8"; @import url("parts/base.css") layer(base) screen;
      body { background: url( ../img/a.png ) } /* url(not.png) */ i { content: "url(text.png)"; mask: url(#m) }`,
    'css/parts/base.css': "@import 'deep.css'; @font-face { src: url('../../f.woff2') format('woff2') }",
    'css/parts/deep.css': '@namespace svg url(http://www.w3.org/2000/svg); @import "base.css"; a { color: red }',
    'img/a.png': png,
    'f.woff2': 'FONT',
  })
  expect(outside).toEqual([])
  expect(html).toContain('<style media="screen" id="main">')
  expect(html).toContain(`url("${data('image/png', 'PNG')}")`)
  expect(html).toContain('i { content: "url(text.png)"; mask: url(#m) }')
  expect(html).toContain(') layer(base) screen;')
  const [base] = carriedIn(html)
  expect(base?.[0]).toBe('text/css')
  expect(base?.[1]).toContain(`url("${data('font/woff2', 'FONT')}") format('woff2')`)
  const deep = carriedIn(base?.[1] ?? '').find(([type]) => type === 'text/css')
  expect(deep?.[1]).toContain('@namespace svg url(http://www.w3.org/2000/svg);')
  expect(deep?.[1]).toContain('a { color: red }')
})

test('pictures, sets of them, sounds, icons and posters are carried', async () => {
  const { html, outside } = await bundle({
    'index.html': `<head><link rel="icon" href="/i.svg"><link rel="apple-touch-icon" href="img/a.png"></head>
      <img src="img/a.png" srcset="img/a.png 1x, img/b%20c.png 2x" alt="">
      <picture><source srcset="img/b%20c.png"></picture><video poster="img/a.png" src="v.mp4"></video>
      <svg><image href="img/a.png" /><image xlink:href="img/a.png" /></svg>
      <div style="background-image: image-set('img/a.png' 1x)"></div><img src="data:image/gif;base64,R0">`,
    'i.svg': '<svg/>',
    'img/a.png': png,
    'img/b c.png': 'B',
    'v.mp4': 'V',
  })
  expect(outside).toEqual([])
  expect(html).not.toMatch(/(?:img|v\.mp4|i\.svg)(?=["'/])/)
  expect(html).toContain(`srcset="${data('image/png', 'PNG')} 1x, ${data('image/png', 'B')} 2x"`)
  expect(html).toContain(`href="${data('image/svg+xml;charset=utf-8', '<svg/>')}"`)
  expect(html).toContain('src="data:image/gif;base64,R0"')
  expect(carriedIn(html).length).toBe(12)
})

test('classic scripts stand where they stood; those that wait, or would end the element, are carried by address', async () => {
  const { html, outside } = await bundle({
    'index.html':
      '<script src="a.js" integrity="sha256-x" crossorigin></script><script src="b.js" defer></script><script src="c.js"></script><p>x',
    'a.js': 'let one = 1 < 2 && "ok"',
    'b.js': 'let two',
    'c.js': 'let three = "</script><p>" + "<!--"',
  })
  expect(outside).toEqual([])
  expect(html).toContain('<script>let one = 1 < 2 && "ok"</script>')
  expect(html).toContain(`<script defer="" src="${data('text/javascript;charset=utf-8', 'let two')}"></script>`)
  expect(html.match(/<\/script>/g)?.length).toBe(3)
  expect(carriedIn(html)[1]?.[1]).toBe('let three = "</script><p>" + "<!--"')
})

test('modules find each other by an import map, in circles too, and each is carried once', async () => {
  const { html, outside } = await bundle({
    'index.html': `<head><meta name="x"></head><script type="module" src="js/main.js"></script>
      <script type="module">import { b } from './js/b.js'; import('./js/late.js')</script>`,
    'js/main.js': `import { b } from "./b.js"\nimport data from '../data.json' with { type: 'json' }\nexport const m = b`,
    'js/b.js': `import { m } from '/js/main.js'\nexport const b = () => m, logo = new URL('../a.png', import.meta.url)`,
    'js/late.js': 'console.log("late")',
    'data.json': '{"a":1}',
    'a.png': png,
  })
  expect(outside).toEqual([])
  const map = JSON.parse(/<script type="importmap">(.*?)<\/script>/.exec(html)?.[1] ?? '{}') as { imports: object }
  expect(Object.keys(map.imports).toSorted()).toEqual([
    '~app/data.json',
    '~app/js/b.js',
    '~app/js/late.js',
    '~app/js/main.js',
  ])
  expect(html.indexOf('importmap')).toBeLessThan(html.indexOf('type="module"'))
  expect(html).toContain(`<script type="module">import { b } from '~app/js/b.js'; import("~app/js/late.js")</script>`)
  const modules = carriedIn(html).map(([, text]) => text)
  expect(modules).toContain(
    `import { b } from "~app/js/b.js"\nimport data from '~app/data.json' with { type: 'json' }\nexport const m = b`,
  )
  expect(modules.join()).toContain(`new URL("${data('image/png', 'PNG')}", import.meta.url)`)
})

test('names of the page’s own import map are kept', async () => {
  const { html, outside } = await bundle({
    'index.html': `<script type="importmap">{"imports":{"lib":"./lib.js","far":"https://cdn.example/far.js"}}</script>
      <script type="module">import 'lib'; import 'far'; import 'unknown'</script>`,
    'lib.js': 'export {}',
  })
  expect(outside).toEqual(['https://cdn.example/far.js', 'unknown'])
  expect(html.match(/importmap/g)?.length).toBe(1)
  expect(html).toContain(`"lib":"${data('text/javascript;charset=utf-8', 'export {}')}"`)
})

test('what needs a network, or is not there, is named; links to the web are not', async () => {
  const { html, outside } = await bundle({
    'index.html': `<link rel="preconnect" href="https://fonts.example"><link rel="manifest" href="app.webmanifest">
      <link rel="stylesheet" href="https://fonts.example/css"><link rel="stylesheet" href="gone.css">
      <script src="//cdn.example/x.js"></script><img src="http://a.example/b.png"><img src="missing.png">
      <a href="https://example.com">web</a><a href="mailto:a@b.c">mail</a><a href="about.html">about</a>
      <a href="index.html#top">top</a><a href="/">home</a><iframe src="frame.html"></iframe>
      <form action="https://example.com/send"></form><meta http-equiv="refresh" content="5; url=next.html">
      <style>@import "https://b.example/x.css"; p { background: url(//c.example/y.png) }</style>`,
    'about.html': 'x',
    'frame.html': 'x',
    'app.webmanifest': '{}',
  })
  expect(outside.toSorted()).toEqual(
    [
      '//c.example/y.png',
      '//cdn.example/x.js',
      'about.html',
      'frame.html',
      'gone.css',
      'http://a.example/b.png',
      'https://b.example/x.css',
      'https://example.com/send',
      'https://fonts.example/css',
      'missing.png',
      'next.html',
    ].toSorted(),
  )
  expect(html).not.toMatch(/preconnect|manifest/)
  expect(html).toContain('<a href="#top">top</a><a href="">home</a>')
})

test('what a script will ask for when it runs is named', async () => {
  const { outside } = await bundle({
    'index.html': `<script src="a.js"></script><script>new Audio("beep.mp3"); el.src = 'img/a.png'; a.href = 'https://example.com'</script>
      <button onclick="location = 'about.html'" data-picture="img/late.png" data-name="a.b">x</button>`,
    'about.html': 'x',
    'img/late.png': png,
    'a.js': `fetch('https://api.example/v1'); fetch("./data.json"); const ns = 'http://www.w3.org/2000/svg', name = 'index.html', own = 'a.js'`,
    'beep.mp3': 'x',
    'img/a.png': png,
    'data.json': '{}',
  })
  expect(outside.toSorted()).toEqual([
    './data.json',
    'about.html',
    'beep.mp3',
    'https://api.example/v1',
    'img/a.png',
    'img/late.png',
  ])
})

test('a base goes, after all has been found from it', async () => {
  const { html, outside } = await bundle({
    'index.html': '<base href="/assets/" target="_blank"><img src="a.png"><link rel="stylesheet" href="b.css">',
    'assets/a.png': png,
    'assets/b.css': 'p { background: url(a.png) }',
  })
  expect(outside).toEqual([])
  expect(html).toContain('<base target="_blank">')
  expect(carriedIn(html).map(([, text]) => text)).toEqual(['PNG', 'PNG'])
})

test('the page says how it is written, and no policy keeps it from what it carries', async () => {
  const { html } = await bundle({
    'index.html': `<!doctype html><html lang="ar" dir="rtl"><head><title>مؤقّت</title><meta charset="latin1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'self'"></head><body><p>نص`,
  })
  expect(html).toMatch(/^<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>مؤقّت<\/title>/)
  expect(html).not.toContain('Content-Security-Policy')
})

test('templates in the page, noscript and data blocks are left as they are', async () => {
  const { html } = await bundle({
    'index.html': `<template><img src="a.png"></template><noscript><p>on, please</p></noscript>
      <script type="application/json">{"src":"a.png"}</script><script type="text/x-template"><img src="a.png"></script>`,
    'a.png': png,
  })
  expect(html).toContain(`<template><img src="${data('image/png', 'PNG')}"></template>`)
  expect(html).toContain('<noscript><p>on, please</p></noscript>')
  expect(html).toContain('<script type="application/json">{"src":"a.png"}</script>')
  expect(html).toContain('<script type="text/x-template"><img src="a.png"></script>')
})

test('a style cannot end its element', async () => {
  const { html } = await bundle({
    'index.html': '<link rel="stylesheet" href="a.css"><p>after',
    'a.css': 'p::after { content: "</style><script>x</script>" }',
  })
  expect(html.match(/<\/style>/g)?.length).toBe(1)
  expect(html).toContain('content: "<\\/style>')
})

test('a set of pictures is read as browsers read it, brackets and missing spaces too', async () => {
  const { html } = await bundle({
    'index.html': '<img srcset="a.png, b.png 2x,a.png calc(1x, 2x) , b.png">',
    'a.png': png,
    'b.png': 'B',
  })
  const [a, b] = [data('image/png', 'PNG'), data('image/png', 'B')]
  expect(html).toContain(`srcset="${a}, ${b} 2x, ${a} calc(1x, 2x), ${b}"`)
})

test('a page that is written to take for ever does not', async () => {
  await bundle({
    'index.html': `<img srcset="a${' '.repeat(200_000)}("><script type="module" src="a.js"></script>`,
    'a.js': 'import.meta;'.repeat(60_000),
  })
})

test('a page that would be larger than any file is refused while it grows', async () => {
  const doubling = Array.from({ length: 40 }, (_, index): [string, string] => [
    `${index}.css`,
    `@import "${index + 1}.css"; @import "${index + 1}.css";`,
  ])
  const sheets = { 'index.html': '<link rel="stylesheet" href="0.css">', ...Object.fromEntries(doubling), '40.css': '' }
  await expect(bundle(sheets)).rejects.toThrow('larger than 64 MB')
  const large = Buffer.alloc(1024 * 1024)
  await expect(bundle({ 'index.html': '<img src="a.png">'.repeat(200), 'a.png': large })).rejects.toThrow('as a ZIP')
})

test('sheets that import each other are each whole, whichever comes first', async () => {
  const { html } = await bundle({
    'index.html': '<link rel="stylesheet" href="a.css"><link rel="stylesheet" href="b.css">',
    'a.css': '@import "b.css"; .a {}',
    'b.css': '@import "a.css"; .b {}',
  })
  const [, a = '', b = ''] = html.split('<style>')
  expect(carriedIn(a)[0]?.[1]).toContain('.b {}')
  expect(carriedIn(b)[0]?.[1]).toContain('.a {}')
})

test('a large sheet is read once, however often the page names it', async () => {
  const large = 'a{b:url(x)}'.repeat(100_000)
  const { html } = await bundle({
    'index.html': '<link rel="stylesheet" href="a.css">'.repeat(20),
    'a.css': '@import "b.css";',
    'b.css': large,
  })
  expect(html.split('<style>').length).toBe(21)
})
