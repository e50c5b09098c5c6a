import { describe, expect, test } from 'vitest'
import type { ContactField } from '@/server/contacts/contact-fields'
import type { FieldDefinition } from '@/server/fields/field-types'
import type { Definitions, EventTypeDefinition } from '../graph-scope'
import { problemsOf } from '../problems-of'
import { DEFINITIONS, ORDER } from '../test-definitions'
import { documentOf, type Resolved } from './document-of'
import { proposalOf } from './proposal-of'
import type { Target, TemplateChoices } from './template-schema'
import { TEMPLATES } from './templates'

const OPTIONS = [{ id: 'a', label: 'A' }]
const email: FieldDefinition = { id: 'email', name: 'Email', type: 'email', required: true, isPrimaryKey: true }
const field = (name: string, type: FieldDefinition['type'], more: Partial<FieldDefinition> = {}): FieldDefinition => ({
  ...{ id: name.toLowerCase().replaceAll(' ', '-'), name, type, ...more },
})

/** Events as shops have them, and some that nobody thought of. */
const EVENTS: Record<string, FieldDefinition[]> = {
  order: [
    email,
    field('Name', 'text'),
    field('Total', 'decimal'),
    field('Shipped at', 'date'),
    field('Company', 'text'),
  ],
  till: [email, field('Fecha', 'date'), field('Tienda', 'radio', { options: OPTIONS }), field('Importe', 'integer')],
  form: [
    email,
    field('Nombre', 'text'),
    field('Teléfono', 'phone', { defaultCountryCode: '34' }),
    field('Newsletter', 'boolean'),
  ],
  consent: [email, field('Accepts', 'boolean')],
  odd: [email, field('Tags', 'checkbox', { options: OPTIONS }), field('Size', 'radio', { options: OPTIONS })],
  other: [email, field('Second email', 'email'), field('Points', 'text'), field('Phone', 'integer')],
  bare: [email],
}
const ID = '01900000-0000-7000-8000-0000000000e1'

function definitionsWith(fields: FieldDefinition[]): { definitions: Definitions; type: EventTypeDefinition } {
  const order = DEFINITIONS.eventTypes.get(ORDER)
  if (!order) throw new Error('the definitions of the tests have an order')
  const entries = fields.map((one) => [one.id, { ...one, definition: one.id }] as const)
  const type = { ...order, id: ID, fields: new Map(entries) }
  return { type, definitions: { ...DEFINITIONS, eventTypes: new Map([[ID, type]]) } }
}

/** As `createFromTemplate` would make them. */
function resolve(choices: TemplateChoices, definitions: Definitions): { chosen: Resolved; definitions: Definitions } {
  const contactFields = new Map(definitions.contactFields)
  const segments = new Map(definitions.segments)
  const fieldOf = (to: Target): string => {
    if ('field' in to) return to.field
    const made: ContactField = { ...to.create, id: `new-${contactFields.size}`, isSystem: false, isReadOnly: false }
    contactFields.set(made.id, made)
    return made.id
  }
  const made = '01900000-0000-7000-8000-0000000000b9'
  segments.set(made, { id: made, name: 'New', type: 'static' })
  const { flag, segment, copies, ...rest } = choices
  const chosen = {
    ...rest,
    copies: copies.map(({ slot, from, to }) => ({ slot, from, to: fieldOf(to) })),
    flag: flag ? { field: fieldOf(flag.to), value: flag.value } : undefined,
    segmentId: segment ? ('id' in segment ? segment.id : made) : undefined,
  }
  return { chosen, definitions: { ...definitions, contactFields, segments } }
}

describe.each(TEMPLATES.map((template) => [template.name, template] as const))('%s', (_, template) => {
  test.each(Object.entries(EVENTS))(
    'with the event "%s" as proposed has no problem, or is not offered',
    (_event, fields) => {
      const { definitions, type } = definitionsWith(fields)
      const proposal = proposalOf(template, type, definitions)
      if (!proposal) return
      const { chosen, definitions: after } = resolve(proposal, definitions)
      expect(problemsOf(documentOf(template, chosen), after)).toEqual([])
    },
  )
})

test('templates are offered for the events that bring what they are about', () => {
  const offered = Object.fromEntries(
    Object.entries(EVENTS).map(([event, fields]) => {
      const { definitions, type } = definitionsWith(fields)
      return [event, TEMPLATES.filter((template) => proposalOf(template, type, definitions)).map(({ name }) => name)]
    }),
  )
  expect(offered).toEqual({
    order: ['erp-sync', 'b2b-flag', 'loyalty-points', 'store-purchase', 'form-to-field'],
    till: ['erp-sync', 'b2b-flag', 'loyalty-points', 'store-purchase'],
    form: ['erp-sync', 'b2b-flag', 'form-to-field'],
    consent: ['erp-sync', 'b2b-flag', 'form-to-field'],
    odd: ['erp-sync', 'b2b-flag'],
    other: ['erp-sync', 'b2b-flag', 'loyalty-points'],
    bare: [],
  })
})

test('guesses go by name, in English and in Spanish', () => {
  const { definitions, type } = definitionsWith(EVENTS.till ?? [])
  const till = TEMPLATES.find(({ name }) => name === 'store-purchase')
  expect(till && proposalOf(till, type, definitions)).toMatchObject({
    copies: [
      { slot: 'when', from: 'fecha', to: { field: 'last-order' } },
      { slot: 'store', from: 'tienda', to: { create: { name: 'Store of last purchase', type: 'text' } } },
    ],
    segment: { create: 'Bought in a store' },
  })
})
