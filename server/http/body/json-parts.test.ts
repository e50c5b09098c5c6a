import fc from 'fast-check'
import { expect, test } from 'vitest'
import { elementsOf, membersOf } from './json-parts'

test('the parts are as they were sent: digits, spaces inside and duplicates included', () => {
  const text = ' { "id" : 820982911946154508 , "a":{"x":1,"x" :2.50} , "s":"\\"}]" ,"e":[ ] , "id":1e2 } '
  expect([...membersOf(text)]).toEqual([
    ['id', '1e2'],
    ['a', '{"x":1,"x" :2.50}'],
    ['s', '"\\"}]"'],
    ['e', '[ ]'],
  ])
  expect(elementsOf('[1.0, {"a":[1,"]"]} ,null,"\\\\" ]')).toEqual(['1.0', '{"a":[1,"]"]}', 'null', '"\\\\"'])
  expect(elementsOf(' [ ] ')).toEqual([])
  expect([...membersOf('{}')]).toEqual([])
  expect([...membersOf('{"\\u0065vents":[]}').keys()]).toEqual(['events'])
})

test('the parts of any document, parsed one by one, are the document', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue()), fc.nat(3), (object, array, n) => {
      const members = membersOf(JSON.stringify(object, null, n))
      expect([...members].map(([key, text]) => [key, JSON.parse(text)])).toEqual(
        Object.entries(JSON.parse(JSON.stringify(object))),
      )
      const elements = elementsOf(JSON.stringify(array, null, n))
      expect(elements.map((text) => JSON.parse(text))).toEqual(JSON.parse(JSON.stringify(array)))
    }),
  )
})
