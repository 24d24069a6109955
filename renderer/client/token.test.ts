/** The browser shell's key in the address. */
import { describe, expect, it } from 'vitest'
import { splitToken } from './token.ts'

describe('splitToken', () => {
  it('takes the key out and leaves the place', () => {
    expect(splitToken('#token=abc')).toEqual({ token: 'abc', rest: '' })
    expect(splitToken('#token=abc&/projects')).toEqual({ token: 'abc', rest: '#/projects' })
  })

  it('leaves an address without a key alone', () => {
    expect(splitToken('#/project/1')).toEqual({ token: undefined, rest: '#/project/1' })
    expect(splitToken('')).toEqual({ token: undefined, rest: '' })
  })
})
