import { expect, test } from 'vitest'
import { documentText } from './document-text'

const FORM = 'application/x-www-form-urlencoded; charset=utf-8'

test.each([
  ['{"id": 820982911946154508}', 'application/json', '{"id": 820982911946154508}'],
  ['\ufeff{"a":1}', undefined, '{"a":1}'],
  ['a[b]=1&a[c]=x%20y', FORM, '{"a":{"b":"1","c":"x y"}}'],
  ['{"specversion":"1.0","id":"1","data":{"total":5}}', 'application/cloudevents+json', '{"total":5}'],
  ['{"a":', 'application/json', null],
  ['[1]', 'application/json', null],
  ['', FORM, null],
])('%j as %s', (body, contentType, text) => {
  expect(documentText(Buffer.from(body), contentType)).toBe(text)
})

test('of a collected event the payload is the document', () => {
  const body = Buffer.from('{"events":[{"alias":"seen","payload":{"size":"XL"}}]}')
  expect(documentText(body, 'text/plain', ['events', '0', 'payload'])).toBe('{"size":"XL"}')
  expect(documentText(Buffer.from('{"events":[{}]}'), 'text/plain', ['events', '0', 'payload'])).toBeNull()
})
