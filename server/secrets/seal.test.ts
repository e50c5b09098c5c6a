import { expect, it } from 'vitest'
import { open, seal } from './seal'

it('opens what was sealed at the same place', () => {
  expect(open(seal('a secret ñ', 'api-key/1'), 'api-key/1')).toBe('a secret ñ')
})

it('seals the same secret to another text each time, which does not contain it', () => {
  const [a, b] = [seal('visible', 'p'), seal('visible', 'p')]
  expect(a).not.toBe(b)
  expect(a).not.toContain('visible')
})

it('does not open in another row', () => {
  const sealed = seal('secret', 'api-key/1')
  expect(() => open(sealed, 'api-key/2')).toThrow()
})

it('does not open when a bit was changed', () => {
  const [keyId, text = ''] = seal('secret', 'p').split('.')
  const bytes = Buffer.from(text, 'base64url')
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
  expect(() => open(`${keyId}.${bytes.toString('base64url')}`, 'p')).toThrow()
})

it('names a changed APP_SECRET', () => {
  const [, text] = seal('secret', 'p').split('.')
  expect(() => open(`00000000.${text}`, 'p')).toThrow(/another APP_SECRET/)
})
