import { beforeAll, describe, expect, test } from 'vitest'
import { createEventType } from '@/server/event-types/create-event-type'
import { eventTypeInputSchema } from '@/server/event-types/schema'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'
import { sendEvent } from '@/tests/support/send-events'
import { createWebContent } from './create-web-content'
import { deleteWebContent } from './delete-web-content'
import { getWebContent } from './get-web-content'
import { listWebContents } from './list-web-contents'
import { previewWebContent } from './preview-web-content'
import { webContentInputSchema } from './schema'
import { updateWebContent } from './update-web-content'

let store: DemoStore
let webTypeId: string
const popup = (more: object = {}) =>
  webContentInputSchema.parse({ name: 'Guide', type: 'popup', html: '<p>{{ event.size }}</p>', ...more })

beforeAll(async () => {
  store = await makeDemoStore()
  const fields = [{ id: 'size', name: 'Size', type: 'text' }]
  const input = eventTypeInputSchema.parse({ name: 'Guide', alias: 'guide', receiveType: 'web', fields })
  webTypeId = (await createEventType(store.context, { integrationId: store.integrationId, ...input })).id
})

test('a web content is made, read, changed, listed by name and deleted', async () => {
  const made = await createWebContent(store.context, popup({ name: 'Later' }))
  expect(made).toMatchObject({ name: 'Later', type: 'popup', showOn: {}, selector: null })
  const changed = await updateWebContent(store.context, { id: made.id, name: 'Earlier', showOn: { leaving: true } })
  expect(changed).toMatchObject({ name: 'Earlier', html: made.html, showOn: { leaving: true } })
  expect(await getWebContent(store.context, { id: made.id })).toEqual({ ...changed, usedBy: [] })
  await createWebContent(store.context, popup({ name: 'A' }))
  expect((await listWebContents(store.context)).map(({ name }) => name)).toEqual(['A', 'Earlier'])
  await deleteWebContent(store.context, { id: made.id })
  await expect(getWebContent(store.context, { id: made.id })).rejects.toMatchObject({ problem: 'not-found' })
})

test('active content is kept as it was written', async () => {
  const html = '<p onclick="x()">a</p><script>x()</script>'
  const { id } = await createWebContent(store.context, popup({ html }))
  expect((await getWebContent(store.context, { id })).html).toBe(html)
})

test('a broken template is not saved, and its line is told', async () => {
  const fault = { problem: 'not-valid', extras: { validationErrors: [{ path: '/html' }] } }
  await expect(createWebContent(store.context, popup({ html: 'a\n{% if event.size %}' }))).rejects.toMatchObject(fault)
  const { id } = await createWebContent(store.context, popup())
  await expect(updateWebContent(store.context, { id, html: '{{ a' })).rejects.toMatchObject(fault)
})

test('an inline content has a selector, from the first and after each change', async () => {
  expect(webContentInputSchema.safeParse({ ...popup(), type: 'inline' }).success).toBe(false)
  const { id } = await createWebContent(store.context, popup({ type: 'inline', selector: '#here' }))
  const fault = { extras: { validationErrors: [{ path: '/selector' }] } }
  await expect(updateWebContent(store.context, { id, selector: null })).rejects.toMatchObject(fault)
  expect(await updateWebContent(store.context, { id, type: 'popup', selector: null })).toMatchObject({ selector: null })
  await expect(updateWebContent(store.context, { id, type: 'inline' })).rejects.toMatchObject(fault)
})

test.each([
  [{ showOn: { afterSeconds: 601 } }, false],
  [{ showOn: { scrolledPercent: 0 } }, false],
  [{ showOn: { afterSeconds: 1, leaving: true } }, false],
  [{ showOn: { afterSeconds: 600 } }, true],
  [{ html: 'ñ'.repeat(50_001) }, false],
  [{ html: 'ñ'.repeat(50_000) }, true],
  [{ html: 'a\0b' }, false],
  [{ name: ' ' }, false],
])('of what an owner may save: case %#', (more, isTaken) => {
  expect(webContentInputSchema.safeParse({ name: 'Guide', type: 'popup', html: '', ...more }).success).toBe(isTaken)
})

describe('the preview', () => {
  test('is filled with samples, sanitised, and names what nothing fills', async () => {
    const html = '{{ event.size }}<script>x</script>{{ event.sise }}{{ contact._name }}{{ contact.x }}{{ shop.name }}'
    const { html: shown, unknown } = await previewWebContent(store.context, { html, eventTypeId: webTypeId })
    expect(shown).toBe('Some textSome text')
    expect(unknown).toEqual(['event.sise', 'contact.x', 'shop.name'])
    expect((await previewWebContent(store.context, { html: '{{ event.size }}' })).unknown).toEqual([])
  })

  test('of an event has its values, and those of its contact', async () => {
    const eventId = await sendEvent(store, { email: 'ana@example.org', name: 'Ana' })
    const html = '{{ event.name }} {{ contact._email }}'
    expect((await previewWebContent(store.context, { html, eventId })).html).toBe('Ana ana@example.org')
  })

  test('of nothing that is there is not found', async () => {
    for (const input of [{ eventId: crypto.randomUUID() }, { eventTypeId: crypto.randomUUID() }])
      await expect(previewWebContent(store.context, { html: '', ...input })).rejects.toMatchObject({
        problem: 'not-found',
      })
  })
})
