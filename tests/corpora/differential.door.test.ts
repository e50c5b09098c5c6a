import { afterAll, beforeAll, expect, test } from 'vitest'
import { check } from './checker'
import { textOf } from './json-tree'
import { inParallel, type OpenStore, openStore } from './open-store'
import { Random } from './random'
import { randomDefinition, randomDocument } from './random-cases'

const DEFINITIONS = 40
const DOCUMENTS = 15

let store: OpenStore
beforeAll(async () => {
  store = await openStore()
})
afterAll(() => store.stop())

const SEEDS = [11, Math.floor(Math.random() * 2 ** 31)]

test.each(SEEDS)(
  'seed %i: the door accepts, stores and refuses 600 random documents as the table of the contract does',
  async (seed) => {
    const random = new Random(seed)
    for (let n = 0; n < DEFINITIONS; n++) {
      const definition = randomDefinition(random, n % 2 === 0 ? 'api' : 'webhook')
      const send = await store.take(definition.receiveContext, `d-${seed}-${n}`, definition.fields)
      const documents = Array.from({ length: DOCUMENTS }, () =>
        randomDocument(random, definition, random.pick([0.9, 1])),
      )
      const texts = documents.map(textOf)
      const answers = await inParallel(texts, 8, (text) => send(text))
      const kept = await store.stored(answers)
      for (const [m, document] of documents.entries()) {
        const verdict = check(definition, document)
        const paths = answers[m]?.body.validationErrors?.map(({ path }) => path).toSorted()
        const seen = { status: answers[m]?.status, paths, values: kept[m]?.values, body: kept[m]?.body.toString() }
        const wanted = verdict.ok
          ? { status: 201, paths: undefined, values: verdict.values, body: texts[m] }
          : { status: 422, paths: verdict.paths.toSorted(), values: undefined, body: undefined }
        expect({ definition, text: texts[m], ...seen }).toEqual({ definition, text: texts[m], ...wanted })
      }
    }
  },
)
