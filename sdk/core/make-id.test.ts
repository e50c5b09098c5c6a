import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { makeId } from './make-id'
import { makeTracker } from './make-tracker'

test('an id is a UUID of version 4, and no two are alike', () => {
  const ids = Array.from({ length: 200 }, () => makeId({ randomBytes }))
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(new Set(ids).size).toBe(ids.length)
})

test('a tracker is all 128 bits in base64url', () => {
  for (let n = 0; n < 200; n++) {
    const bytes = randomBytes(16)
    expect(makeTracker({ randomBytes: () => bytes })).toBe(bytes.toString('base64url'))
  }
})

test('a tracker that could be guessed is marked as a mere name', () => {
  expect(makeTracker({ randomBytes, isGuessable: true })).toMatch(/^~[\w-]{22}$/)
})
