import { expect, test } from 'vitest'
import { maskOf, sendEventTypeInputSchema } from '@/server/event-types/send-schema'
import { newField } from '../../events/_editor/draft'
import { sampleBody } from './sample-body'
import { keptDraft, newHeader, newSendDraft, sendFaultsOf, sendInputOf } from './send-draft'

const KEY = 'Bearer a-long-credential'

test('once saved, a credential stands masked in the draft, and goes to the server as that mask', () => {
  const headers = [newHeader({ name: 'Authorization', value: KEY }), newHeader({ name: 'X-Shop', value: 'casa-luna' })]
  const kept = keptDraft({ ...newSendDraft(), headers })
  expect(JSON.stringify(kept)).not.toContain(KEY)
  expect(sendInputOf(kept).input.webhookHeaders).toEqual([
    { name: 'Authorization', value: maskOf(KEY) },
    { name: 'X-Shop', value: 'casa-luna' },
  ])
})

test('rows that nothing was typed into are not sent, and faults keep to the rows that were', () => {
  const [empty, bad] = [newHeader(), newHeader({ name: 'host', value: 'x' })]
  const total = newField({ name: 'Total', type: 'decimal' })
  const draft = { ...newSendDraft(), headers: [empty, bad], fields: [newField(), total] }
  const { input, rows, headers } = sendInputOf(draft)
  expect(input.fields.map(({ id }) => id)).toEqual(['total'])
  const issues = sendEventTypeInputSchema.safeParse(input).error?.issues ?? []
  const errors = issues.map(({ path, message }) => ({ path: `/${path.join('/')}`, reason: message }))
  const faults = sendFaultsOf([...errors, { path: '/fields/0/id', reason: 'taken' }], rows, headers)
  expect(faults.get(`${bad?.key} name`)).toBe('this header is set by Inlet')
  expect(faults.get(`${total.key} id`)).toBe('taken')
  expect(faults.has('webhookUrl')).toBe(true)
})

test('the preview puts each value where its pointer says', () => {
  const fields = [
    newField({ name: 'Email', type: 'email' }),
    newField({ name: 'Total', type: 'decimal', jsonPointerPath: '/order/total' }),
    newField({ name: 'First sku', jsonPointerPath: '/order/lines/0/sku' }),
    newField(),
  ]
  expect(sampleBody({ fields })).toEqual({
    email: 'ana@example.com',
    order: { total: 59.9, lines: [{ sku: 'First sku' }] },
  })
})
