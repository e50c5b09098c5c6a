import { expect, test } from 'vitest'
import { compileReader } from '@/server/events/read-values'
import { parseJson } from '@/server/http/body/parse-json'
import { check } from './checker'
import { textOf } from './json-tree'
import { Random } from './random'
import { randomDefinition, randomDocument } from './random-cases'

const DEFINITIONS = 400
const DOCUMENTS = 30

/** Four that stay, and one of today: a run that fails names it, and it can be put here. */
const SEEDS = [1, 2, 3, 4, Math.floor(Math.random() * 2 ** 31)]

test.each(SEEDS)('seed %i: 12,000 random documents are judged as the table of the contract judges them', (seed) => {
  const random = new Random(seed)
  const lent = Reflect.ownKeys(Object.prototype)
  let accepted = 0
  for (let n = 0; n < DEFINITIONS; n++) {
    const definition = randomDefinition(random, n % 2 === 0 ? 'api' : 'webhook')
    const read = compileReader(definition)
    for (let m = 0; m < DOCUMENTS; m++) {
      const document = randomDocument(random, definition, random.pick([0.7, 0.95, 1]))
      const text = textOf(document)
      const expected = check(definition, document)
      const result = read(parseJson(Buffer.from(text)))
      if (result.ok) {
        accepted++
        expect({ text, definition, ok: true, values: result.events[0]?.values }).toEqual({
          text,
          definition,
          ...expected,
        })
        expect(Object.getPrototypeOf(result.events[0]?.values)).toBe(Object.prototype)
      } else {
        const paths = result.validationErrors.map(({ path }) => path).toSorted()
        const wanted = expected.ok ? 'accepted' : expected.paths.toSorted()
        expect({ text, definition, paths }).toEqual({ text, definition, paths: wanted })
      }
    }
  }
  expect(Reflect.ownKeys(Object.prototype)).toEqual(lent)
  // Neither side of the verdict is rare, so both are tried.
  expect(accepted).toBeGreaterThan(2000)
  expect(accepted).toBeLessThan(10_000)
})
