import { expect, test } from 'vitest'
import { LongNumber } from './long-number'
import { allOf, treeRows } from './tree-rows'

const pointers = (...input: Parameters<typeof treeRows>) => treeRows(...input).map(({ pointer }) => pointer)

const DOCUMENT = { a: { 'b/c': 1 }, lines: [{ sku: 'A' }, { sku: 'B' }], none: {} }

test('all is open but the later elements of a list, and empty ones', () => {
  const all = ['/a', '/a/b~1c', '/lines', '/lines/0', '/lines/0/sku', '/lines/1', '/none']
  expect(pointers(DOCUMENT, new Map())).toEqual(all)
})

test('what somebody opened or closed stays so', () => {
  const toggled = new Map([
    ['/a', false],
    ['/lines/0', false],
    ['/lines/1', true],
  ])
  expect(pointers(DOCUMENT, toggled)).toEqual(['/a', '/lines', '/lines/0', '/lines/1', '/lines/1/sku', '/none'])
})

test('a row tells its level and its place among its siblings', () => {
  expect(treeRows(DOCUMENT, new Map())[4]).toMatchObject({
    level: 3,
    position: 1,
    siblings: 1,
    kind: 'leaf',
    value: 'A',
  })
})

test('a long list shows its beginning and how many more there are, until they are asked for', () => {
  const document = { list: Array.from({ length: 130 }, (_, n) => n) }
  const rows = treeRows(document, new Map())
  expect(rows).toHaveLength(102)
  expect(rows.at(-1)).toMatchObject({ kind: 'more', of: '/list', count: 30 })
  expect(treeRows(document, new Map([[allOf('/list'), true]]))).toHaveLength(131)
})

test('a long number is a value, not an object', () => {
  expect(treeRows({ id: new LongNumber('820982911946154508') }, new Map())[0]).toMatchObject({ kind: 'leaf' })
})
