/** Which links of an answer can be opened, and how references to characters are read. */
import { describe, expect, it } from 'vitest'
import { decodeEntities } from './entities.ts'
import { hostOf, saysAddress, webAddress } from './web-address.ts'

describe('webAddress', () => {
  it('takes http and https, and nothing that runs, reads or is relative', () => {
    expect(webAddress('https://example.org/a?b#c')?.href).toBe('https://example.org/a?b#c')
    for (const bad of [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      ' javascript:alert(1)',
      'java\nscript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'kiln://studio/',
      'vbscript:x',
      'blob:https://example.org/1',
      '//example.org',
      '/settings',
      'https://',
      'mailto:a@b.c',
      '',
    ]) {
      expect(webAddress(bad), bad).toBeUndefined()
    }
  })

  it('shows where a link really goes', () => {
    const url = webAddress('https://user@еxample.org/login')
    expect(url && hostOf(url)).toMatch(/^xn--/)
    expect(saysAddress('https://bank.example', new URL('https://evil.example/'))).toBe(false)
    expect(saysAddress('example.org', new URL('https://example.org'))).toBe(true)
  })
})

describe('decodeEntities', () => {
  it('reads each reference once', () => {
    expect(decodeEntities('&lt;b&gt; &amp;lt; &#39;x&#x27; &nope; &')).toBe("<b> &lt; 'x' &nope; &")
    expect(decodeEntities('&#0;&#xD800;&#1114112;')).toBe('&#0;&#xD800;&#1114112;')
  })
})
