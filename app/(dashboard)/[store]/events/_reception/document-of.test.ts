import { describe, expect, test } from 'vitest'
import { documentOf, rawAt } from './document-of'
import { repairOf } from './repair-of'

describe('the document of a payload', () => {
  test.each([
    ['nothing', null],
    ['text that is not JSON', '{"email": oops'],
    ['JSON nested deeper than a tree is read', `${'['.repeat(5_000)}${']'.repeat(5_000)}`],
    ['JSON longer than a tree is read', JSON.stringify('x'.repeat(200_000))],
  ])('%s is shown as text', (_, text) => {
    expect(documentOf(text)).toBeNull()
  })

  test('a received pointer finds what stands there, and nothing that a prototype lends', () => {
    const document = documentOf('{"order":{"lines":[1,2],"a/b":null}}')
    expect(rawAt(document, '/order/lines')).toBe('[1,2]')
    expect(rawAt(document, '/order/a~1b')).toBe('null')
    expect(rawAt(document, '/order/toString')).toBeNull()
    expect(rawAt(document, 'no pointer')).toBeNull()
  })
})

test('the repair that is offered fits the fault', () => {
  const row = { field: 'total', name: 'Total', type: 'decimal', stored: null, reason: 'no' } as const
  const came = { ...row, pointer: '/total', raw: '"59,90"' }
  const absent = { ...row, pointer: '/total', raw: null }
  expect(repairOf({ path: '/total', reason: '' }, [came])).toEqual({ kind: 'changeType', name: 'Total' })
  expect(repairOf({ path: '/total', reason: '' }, [absent])).toEqual({ kind: 'editField', name: 'Total' })
  expect(repairOf({ path: '/order/lines', reason: '' }, [came])).toEqual({ kind: 'addField', name: 'lines' })
})
