import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { inStore, webContents, workflows } from '@/db'
import { SCOPES } from '@/server/api-keys/scopes'
import { createContact } from '@/server/contact-edits/create-contact'
import { createContactField } from '@/server/contacts/create-contact-field'
import { contactFieldInputSchema } from '@/server/contacts/schema'
import { toRouteHandler } from '@/server/http/route-handler'
import { newId } from '@/server/ids'
import { type DemoStore, makeDemoStore, makeKey, ORDER_FIELDS } from '@/tests/support/make-demo-store'
import { managementDoor } from './door'
import type { Route } from './route'
import { ROUTES } from './routes'

const CANARY = 'canary-of-the-other-store'
const EMAIL = `${CANARY}@example.org`
const manage = toRouteHandler(managementDoor)

const HAS_NAME = { kind: 'contact-field', field: '_name', operator: 'has-value' }

let mine: DemoStore
let key: string
/** What stands for the parameters of each resource: things of the other store. */
let theirs: Record<string, Record<string, string>>

/** A body that would do at home. A route with a body that is missing here fails. */
const BODIES: Record<string, object> = {
  'POST /custom-integrations': { name: 'Mine' },
  'PATCH /custom-integrations/{id}': { name: 'Mine' },
  'POST /custom-integrations/{id}/custom-event-types': {
    name: 'Mine',
    alias: 'mine',
    receiveType: 'api',
    fields: ORDER_FIELDS,
  },
  'PATCH /custom-event-types/{id}': { name: 'Mine' },
  'POST /contact-fields': { name: 'Mine', type: 'text' },
  'PATCH /contact-fields/{id}': { name: 'Mine' },
  'PATCH /contacts/email/{email}': { _name: 'Mine' },
  'PATCH /contacts/{email}': { _name: 'Mine' },
  'PATCH /contacts/external-id/{externalId}': { _name: 'Mine' },
  'POST /segments': { name: 'Mine', type: 'dynamic-plus', definition: { match: 'all', conditions: [HAS_NAME] } },
  'PATCH /segments/{id}': { name: 'Mine' },
  'POST /segments/preview': { definition: { match: 'all', conditions: [HAS_NAME] } },
  'POST /workflows': { name: 'Mine' },
  'PATCH /workflows/{id}': { name: 'Mine' },
  'POST /web-contents': { name: 'Mine', type: 'popup', html: '<p>Mine</p>' },
  'PATCH /web-contents/{id}': { name: 'Mine' },
  'PATCH /store': { name: 'Mine' },
  'POST /received-events/{id}/replay': { startsWorkflows: false },
  'POST /received-events/replays': { filter: { outcome: 'rejected' } },
  'POST /received-events/replays/preview': { filter: { outcome: 'rejected' } },
}

/** Where another store's thing does not exist, but a thing of one's own is made (PATCH of a contact creates, contract §6). */
const MAKES_OWN: Record<string, number> = {
  'PATCH /contacts/email/{email}': 200,
  'PATCH /contacts/{email}': 200,
  'PATCH /contacts/external-id/{externalId}': 422,
}

beforeAll(async () => {
  mine = await makeDemoStore()
  key = (
    await makeKey(
      mine.storeId,
      SCOPES.map(({ name }) => name),
    )
  ).key
  const other = await makeDemoStore()
  const { storeId, context } = other
  await createContactField(context, contactFieldInputSchema.parse({ id: 'theirField', name: CANARY, type: 'text' }))
  await createContact(context, { email: EMAIL, fields: { _externalId: CANARY, _name: CANARY } })
  const workflowId = newId()
  const segmentId = newId()
  const receptionId = newId()
  const webContentId = newId()
  await inStore(storeId, async (tx) => {
    await tx
      .insert(workflows)
      .values({ storeId, id: workflowId, name: CANARY, priority: 1, document: { nodes: [], edges: [] } })
    await tx.insert(webContents).values({ storeId, id: webContentId, name: CANARY, type: 'popup', html: CANARY })
    await tx.execute(sql`update custom_integrations set name = ${CANARY}`)
    await tx.execute(sql`insert into segments (store_id, id, name, type, definition)
      values (${storeId}, ${segmentId}, ${CANARY}, 'dynamic-plus', '{"match":"all","conditions":[]}')`)
    await tx.execute(sql`insert into receptions (store_id, id, received_at, outcome, status, receive_context, headers, body_bytes, detail)
      values (${storeId}, ${receptionId}, ${new Date().toISOString()}::timestamptz, 'rejected', 422, 'api', '{}', 0, ${CANARY})`)
  })
  theirs = {
    'custom-integrations': { id: other.integrationId },
    'custom-event-types': { id: other.eventTypeId },
    'contact-fields': { id: 'theirField' },
    contacts: { email: EMAIL, externalId: CANARY },
    segments: { id: segmentId },
    workflows: { id: workflowId },
    'web-contents': { id: webContentId },
    'received-events': { id: receptionId },
  }
})

/** Last what makes a contact of one's own with the same email. */
const makesOwn = ({ method, path }: Route) => `${method} ${path}` in MAKES_OWN
const inOrder = ROUTES.toSorted((a, b) => Number(makesOwn(a)) - Number(makesOwn(b)))

test.each(inOrder.map((route) => [`${route.method} ${route.path}`, route] as const))(
  'a key of another store sees nothing and changes nothing: %s',
  async (name, route) => {
    const resource = route.path.split('/')[1] ?? ''
    const path = route.path.replace(/\{(\w+)\}/g, (_, parameter: string) => {
      const value = theirs[resource]?.[parameter]
      if (!value) throw new Error(`no thing of the other store stands for ${parameter} of ${resource}`)
      return encodeURIComponent(value)
    })
    if (route.body && !BODIES[name]) throw new Error(`no body for ${name}`)
    const headers = { authorization: `ApiKey ${key}`, 'content-type': 'application/json' }
    const body = route.body ? JSON.stringify(BODIES[name]) : undefined
    const response = await manage(new Request(`http://localhost/api${path}`, { method: route.method, headers, body }))
    const isForeign = route.path.includes('{')
    expect(response.status).toBe(isForeign ? (MAKES_OWN[name] ?? 404) : route.status)
    const text = await response.text()
    const own = name in MAKES_OWN ? text.replaceAll(EMAIL, '') : text
    expect(own).not.toContain(CANARY)
  },
)
