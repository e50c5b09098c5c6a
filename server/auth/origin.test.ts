import { describe, expect, it } from 'vitest'
import { sessionCookieName, sessionCookieOptions } from './cookie'
import { isOwnOrigin } from './origin'

describe('isOwnOrigin', () => {
  it.each([
    ['APP_URL', { origin: 'https://inlet.example', host: 'internal:3000' }, true],
    ['the host that was asked', { origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' }, true],
    ['another site', { origin: 'https://evil.example', host: 'inlet.example' }, false],
    ['another port of the host', { origin: 'http://127.0.0.1:4000', host: '127.0.0.1:3000' }, false],
    ['a subdomain', { origin: 'https://a.inlet.example', host: 'inlet.example' }, false],
    ['another scheme of APP_URL', { origin: 'http://inlet.example', host: 'internal:3000' }, false],
    ['a page without an origin', { origin: 'null', host: 'inlet.example' }, false],
    ['who says nothing', { host: 'inlet.example' }, false],
  ])('%s: %j', (_, headers, expected) => {
    expect(isOwnOrigin(new Headers(headers), 'https://inlet.example')).toBe(expected)
  })
})

describe('the session cookie', () => {
  it('is bound to its host and secure under https', () => {
    expect(sessionCookieName('https://inlet.example')).toMatch(/^__Host-/)
    expect(sessionCookieOptions('https://inlet.example')).toEqual({
      ...{ httpOnly: true, sameSite: 'lax' },
      ...{ path: '/', secure: true },
    })
  })

  it('works on a laptop without https', () => {
    expect(sessionCookieName('http://localhost:3000')).not.toMatch(/^__/)
    expect(sessionCookieOptions('http://localhost:3000')).toMatchObject({ httpOnly: true, secure: false })
  })
})
