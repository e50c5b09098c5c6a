import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, it } from 'vitest'
import { ROUTES } from '@/server/http/management/routes'
import { type DescribedStore, type OpenApiDocument, openApiDocument } from './open-api-document'
import { RESPONSES } from './responses'

// biome-ignore lint/suspicious/noTemplateCurlyInString: what would be a template elsewhere is text here
const HOSTILE = '`*/</script>${x} "\'\\ \u2028{alias}'
const field = {
  required: false,
  isPrimaryKey: false,
  defaultCountryCode: null,
  options: null,
  decimalMark: null,
  jsonPointerPath: null,
}
const email = { ...field, id: 'email', name: HOSTILE, type: 'email' as const, required: true, isPrimaryKey: true }

const eventType = (alias: string, receiveType: 'api' | 'webhook' | 'web') => ({
  ...{ name: HOSTILE, alias, receiveType, integrationName: HOSTILE },
  fields: [{ ...email, jsonPointerPath: receiveType === 'webhook' ? '/__proto__/a~1b' : null }],
})

const STORE: DescribedStore = {
  id: '01980a51-9d3c-7c1e-8f2b-3f1d2c5e7a90',
  name: HOSTILE,
  eventTypes: [
    eventType('order-1', 'api'),
    eventType('order1', 'api'),
    eventType('constructor', 'webhook'),
    eventType('viewed', 'web'),
    eventType('left', 'web'),
  ],
}

const DOCUMENTS = {
  general: openApiDocument('https://inlet.example'),
  store: openApiDocument('https://inlet.example', STORE),
}

/** As a reader gets it. */
const sent = (document: OpenApiDocument): Record<string, unknown> => JSON.parse(JSON.stringify(document))

const operationsOf = ({ paths = {} }: OpenApiDocument) =>
  Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  )

for (const [name, document] of Object.entries(DOCUMENTS)) {
  it(`the ${name} document is valid OpenAPI 3.1`, async () => {
    expect(await new Validator().validate(sent(document))).toEqual({ valid: true })
  })

  it(`every reference of the ${name} document leads to something`, () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = '']) => path.split('/'))
    const lost = refs.filter((path) => {
      let at: unknown = document
      for (const token of path) at = (at as Record<string, unknown> | undefined)?.[token] // an object, or the reference is lost
      return at === undefined
    })
    expect(refs.length).toBeGreaterThan(100)
    expect(lost).toEqual([])
  })

  it(`no two calls of the ${name} document share a name`, () => {
    const names = operationsOf(document).map(({ operation }) => operation.operationId)
    expect(new Set(names).size).toBe(names.length)
  })
}

it('every call of the management API is described, with what it answers', () => {
  const described = new Set(operationsOf(DOCUMENTS.general).map(({ method, path }) => `${method} ${path}`))
  for (const { method, path, status } of ROUTES) {
    expect(described).toContain(`${method.toLowerCase()} /api${path}`)
    if (status !== 204)
      expect(RESPONSES, `server/openapi/responses.ts lacks ${path}`).toSatisfy(
        (all: object) => `${method} ${path}` in all || path in all,
      )
  }
})

it('each event type of the store stands under its own address, those of the web share one', () => {
  const own = Object.keys(DOCUMENTS.store.paths ?? {}).filter((path) => !(path in (DOCUMENTS.general.paths ?? {})))
  expect(own.sort()).toEqual([
    '/api/custom-events/alias/order-1',
    '/api/custom-events/alias/order-1/batch',
    '/api/custom-events/alias/order1',
    '/api/custom-events/alias/order1/batch',
    `/collect/${STORE.id}`,
    `/webhooks/${STORE.id}/custom-events/alias/constructor`,
  ])
  const aliases = JSON.stringify(DOCUMENTS.store.paths?.[`/collect/${STORE.id}`]).matchAll(/"const":"([\w-]+)"/g)
  expect([...new Set([...aliases].map(([, alias]) => alias))]).toEqual(['viewed', 'left', '_page-visit'])
})
