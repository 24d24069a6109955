import { expect, test } from 'vitest'
import { embeddedIn } from './embedded.ts'

const page = `<!doctype html>
<style media="a > b">
  a { color: red }
</style>
<!-- <script>no()</script> -->
<script type="application/json">{"no": 1}</script>
<script src="app.js"></script>
<p>text</p><script>one()</script>
<script type="module">
  two()
</script>
`

test('styles and scripts keep their places, and all else is blank', () => {
  const { style, script } = embeddedIn(page)
  for (const text of [style, script]) {
    expect(text?.length).toBe(page.length)
    expect(text?.split('\n').length).toBe(page.split('\n').length)
  }
  expect(style?.split('\n')[2]).toBe('  a { color: red }')
  expect(style?.trim()).toBe('a { color: red }')
  expect(script?.split('\n')[7]?.indexOf('one()')).toBe(page.split('\n')[7]?.indexOf('one()'))
  expect(script?.replace(/\s/g, '')).toBe('one();two();')
})

test('a page without any has none; one that is cut off keeps what it has', () => {
  expect(embeddedIn('<p>x</p>')).toEqual({ style: undefined, script: undefined })
  expect(embeddedIn('<style>a{').style?.trim()).toBe('a{')
})
