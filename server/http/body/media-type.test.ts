import { describe, expect, test } from 'vitest'
import { RECEIVE_CONTEXTS } from '@/server/event-types/receive-contexts'
import { isProblem } from '@/server/problems'
import { readMediaType } from './media-type'

function typeOf(header: string | undefined, taken: readonly string[]): string {
  try {
    return readMediaType(header, taken)
  } catch (error) {
    if (isProblem(error)) return error.problem
    throw error
  }
}

const { api, webhook, web } = RECEIVE_CONTEXTS

describe('taken, in any letter case and with its charset', () => {
  test.each([
    ['application/json', api, 'application/json'],
    ['Application/JSON; charset=UTF-8', api, 'application/json'],
    ['application/json;charset="utf-8"', api, 'application/json'],
    ['application/json; profile=x; charset=utf8;', api, 'application/json'],
    ['application/cloudevents+json; charset=utf-8', webhook, 'application/cloudevents+json'],
    ['text/plain', webhook, 'text/plain'],
    ['application/x-www-form-urlencoded', webhook, 'application/x-www-form-urlencoded'],
    ['text/plain;charset=UTF-8', web, 'text/plain'],
    [undefined, webhook, 'text/plain'],
    ['', web, 'text/plain'],
  ])('%j', (header, context, type) => {
    expect(typeOf(header, context.mediaTypes)).toBe(type)
  })
})

describe('415', () => {
  test.each([
    [undefined, api],
    ['', api],
    ['text/plain', api],
    ['application/x-www-form-urlencoded', api],
    ['application/vnd.api+json', api],
    ['application/json; charset=iso-8859-1', api],
    ['application/json; charset=utf-8; charset=latin1', webhook],
    ['application/jsonx', api],
    ['application', api],
    ['application/json, text/plain', webhook],
    ['multipart/form-data; boundary=x', webhook],
    ['application/xml', webhook],
    ['application/x-www-form-urlencoded', web],
  ])('%j', (header, context) => {
    expect(typeOf(header, context.mediaTypes)).toBe('unsupported-media-type')
  })
})

test('the refusal says what is taken', () => {
  const detail = 'The Content-Type "text/xml" is not taken here. Send application/json or text/plain.'
  expect(() => readMediaType('text/xml', web.mediaTypes)).toThrow(detail)
})
