import { expect, test } from 'vitest'
import { applyAssignment, type WorkflowWriter } from './apply-assignment'
import type { FieldEffect } from './define-node'
import type { ContactState } from './scope'
import { ANA, fieldOf, NOW, order } from './test-definitions'

const writer: WorkflowWriter = {
  type: 'workflow',
  workflowId: 'w1',
  workflowName: 'ERP sync',
  nodeId: 'n2',
  eventId: 'e1',
}
const AT = '2026-01-31T10:00:00.000Z'
const LATER = '2026-01-31T11:00:00.000Z'

function apply(
  contact: ContactState,
  effect: Partial<FieldEffect>,
  more: { by?: WorkflowWriter; at?: string; event?: string } = {},
) {
  const whole: FieldEffect = {
    type: 'set-contact-field',
    field: 'country',
    operator: 'set',
    value: 'ES',
    keepNewer: true,
    ...effect,
  }
  const event = order({}, more.at ?? AT, more.event ?? 'e1')
  return applyAssignment(contact, whole, { field: fieldOf(whole.field), event, writer: more.by ?? writer, now: NOW })
}

const written = (field: string, write: ContactState['writes'][string], value = 'FR'): ContactState => ({
  ...ANA,
  fields: { [field]: value },
  writes: { [field]: write },
})

test('a write changes the contact and is recorded with its writer and the time of the event', () => {
  const { contact, change, record } = apply(ANA, {})
  expect(contact).toMatchObject({ fields: { country: 'ES' }, updatedAt: NOW })
  expect(contact.writes).toEqual({ country: { at: NOW, by: 'workflow', eventAt: AT } })
  expect(change).toEqual({ field: 'country', old: null, new: 'ES' })
  expect(record).toEqual({
    contactId: ANA.id,
    fieldId: 'country',
    oldValue: null,
    newValue: 'ES',
    writer,
    skipped: null,
    at: NOW,
  })
})

test('a value that is there already is no change, but counts as the latest write', () => {
  const { contact, record } = apply(
    written('country', { at: AT, by: 'workflow', eventAt: AT }, 'ES'),
    {},
    { at: LATER },
  )
  expect(record).toBeUndefined()
  expect(contact.updatedAt).toBe(ANA.updatedAt)
  expect(contact.writes.country?.eventAt).toBe(LATER)
})

test.each([
  ['workflow', { at: NOW, by: 'workflow', eventAt: LATER }, 'a newer event wrote it'],
  ['person', { at: LATER, by: 'person' }, 'a person wrote it after this event'],
  ['API key', { at: LATER, by: 'api-key' }, 'the API wrote it after this event'],
] as const)(
  'an older event does not overwrite what a %s wrote later, and the skipped write is recorded',
  (_, write, why) => {
    for (const operator of ['set', 'clear'] as const) {
      const before = written('country', write)
      const { contact, change, record } = apply(before, { operator })
      expect(contact).toBe(before)
      expect(change.skipped).toBe(why)
      expect(record).toMatchObject({ skipped: why, oldValue: 'FR', newValue: operator === 'set' ? 'ES' : null })
    }
  },
)

test('what was written before the event, or by an event of the same moment, is overwritten', () => {
  for (const write of [
    { at: LATER, by: 'workflow', eventAt: AT },
    { at: AT, by: 'person' },
  ] as const)
    expect(apply(written('country', write), {}).contact.fields.country).toBe('ES')
})

test('an older event may overwrite where the owner switched the guard off', () => {
  const before = written('country', { at: NOW, by: 'workflow', eventAt: LATER })
  expect(apply(before, { keepNewer: false }).contact.fields.country).toBe('ES')
})

test('sums go on whatever the order of the events, and do not make the field older', () => {
  const before: ContactState = {
    ...ANA,
    fields: { orders: 3 },
    writes: { orders: { at: NOW, by: 'workflow', eventAt: LATER } },
  }
  const { contact } = apply(before, { field: 'orders', operator: 'add', value: 1 })
  expect(contact.fields.orders).toBe(4)
  expect(contact.writes.orders?.eventAt).toBe(LATER)
})

test('of two workflows the first keeps a field that both set for the same event; the next event is free again', () => {
  const second = { ...writer, workflowId: 'w2', workflowName: 'Second' }
  const first = apply(ANA, {}).contact
  const { contact, change } = apply(first, { value: 'FR' }, { by: second })
  expect(contact.fields.country).toBe('ES')
  expect(change.skipped).toBe('set by the workflow "ERP sync" for the same event')
  expect(apply(first, { operator: 'clear' }, { by: second }).contact.fields.country).toBe('ES')
  expect(apply(first, { value: 'PT' }).contact.fields.country).toBe('PT')
  expect(apply(first, { value: 'FR' }, { by: second, event: 'e2', at: LATER }).contact.fields.country).toBe('FR')
})

test('both workflows add to a sum for the same event', () => {
  const add = { field: 'orders', operator: 'add', value: 1 } as const
  const first = apply(ANA, add).contact
  expect(apply(first, add, { by: { ...writer, workflowId: 'w2' } }).contact.fields.orders).toBe(2)
})

test('a value that does not fit is an error of its assignment; the field stays', () => {
  const { contact, change, record } = apply(ANA, { field: 'orders', value: 'a dozen' })
  expect(contact).toBe(ANA)
  expect(change).toMatchObject({
    field: 'orders',
    old: null,
    new: 'a dozen',
    error: expect.stringContaining('expected an integer'),
  })
  expect(record?.skipped).toContain('expected an integer')
})

test('a value that is absent leaves the field alone and is not recorded', () => {
  const { contact, change, record } = apply(written('country', { at: AT, by: 'person' }), { value: undefined })
  expect(contact.fields.country).toBe('FR')
  expect(change.skipped).toBe('there was no value to write')
  expect(record).toBeUndefined()
})

test.each(['_email', '_createdAt', '_updatedAt', '_isAnonymous'])('%s cannot be set', (field) => {
  const { contact, change } = apply(ANA, { field, value: 'x@example.com' })
  expect(contact).toBe(ANA)
  expect(change.error).toContain('cannot be set')
})

test('an external id of another contact is an error of the assignment', () => {
  const effect: FieldEffect = {
    type: 'set-contact-field',
    field: '_externalId',
    operator: 'set',
    value: 'A-1',
    keepNewer: true,
  }
  const context = { field: fieldOf('_externalId'), event: order({}), writer, now: NOW }
  expect(applyAssignment(ANA, effect, { ...context, isExternalIdTaken: () => true }).change.error).toContain(
    'another contact',
  )
  expect(applyAssignment(ANA, effect, context).contact.fields._externalId).toBe('A-1')
})

test('clearing an empty field is no change', () => {
  const { contact, record } = apply(ANA, { operator: 'clear', value: undefined })
  expect(record).toBeUndefined()
  expect(contact.fields).toEqual({})
  expect(contact.writes.country?.eventAt).toBe(AT)
})

test('a claim writes only where claims wrote, whatever the operator (contract §5)', () => {
  const claimed = { ...order({}, LATER), trust: 'claimed' as const }
  const by = (write: ContactState['writes'][string] | undefined, operator: FieldEffect['operator'] = 'set') => {
    const effect: FieldEffect = { type: 'set-contact-field', field: 'country', operator, value: 'ES', keepNewer: true }
    const contact = write ? written('country', write) : ANA
    return applyAssignment(contact, effect, { field: fieldOf('country'), event: claimed, writer, now: NOW })
  }
  expect(by(undefined).contact.writes.country).toMatchObject({ by: 'workflow', trust: 'claimed' })
  expect(by({ at: AT, by: 'workflow', trust: 'claimed' }).contact.fields.country).toBe('ES')
  for (const who of ['workflow', 'person', 'api-key', 'web'] as const) {
    for (const operator of ['set', 'clear'] as const) {
      const { contact, change } = by({ at: AT, by: who }, operator)
      expect(contact.fields.country).toBe('FR')
      expect(change.skipped).toContain('only claimed by a browser')
    }
  }
  const unnoted = { ...ANA, fields: { country: 'FR' } }
  const effect: FieldEffect = {
    type: 'set-contact-field',
    field: 'country',
    operator: 'set',
    value: 'ES',
    keepNewer: false,
  }
  const context = { field: fieldOf('country'), event: claimed, writer, now: NOW }
  expect(applyAssignment(unnoted, effect, context).contact.fields.country).toBe('FR')
})

test('a verified event overwrites a claim, also one of a later time, and from then on claims do not', () => {
  const claim = written('country', { at: LATER, by: 'workflow', eventAt: AT, trust: 'claimed' })
  const { contact } = apply(claim, {}, { at: LATER })
  expect(contact.writes.country).toEqual({ at: NOW, by: 'workflow', eventAt: LATER })
})
