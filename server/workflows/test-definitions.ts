import type { ContactField } from '@/server/contacts/contact-fields'
import { SYSTEM_FIELDS } from '@/server/contacts/system-fields'
import type { FieldDefinition } from '@/server/fields/field-types'
import { isProblem, type ProblemExtras } from '@/server/problems'
import type { RunnableVersion } from './advance'
import type { Definitions, EventField, EventTypeDefinition, SendTypeDefinition } from './graph-scope'
import { versionDocumentOf } from './references-of'
import type { WorkflowDocument } from './schema'
import type { ContactState, ReceivedEvent } from './scope'

/** A store's definitions for the pure tests of this folder: an ERP whose orders come by API, a shop seen in the browser. */
export const ORDER = '01900000-0000-7000-8000-000000000001'
export const VISIT = '01900000-0000-7000-8000-000000000002'
export const INVOICE = '01900000-0000-7000-8000-000000000003'
export const NOW = '2026-01-31T12:00:00.000Z'

const SIZES = ['s', 'm', 'l'].map((id) => ({ id, label: id.toUpperCase() }))

const ORDER_FIELDS: FieldDefinition[] = [
  { id: 'email', name: 'Email', type: 'email', required: true, isPrimaryKey: true },
  { id: 'name', name: 'Name', type: 'text' },
  { id: 'phone', name: 'Phone', type: 'phone', defaultCountryCode: '34' },
  { id: 'items', name: 'Items', type: 'integer' },
  { id: 'total', name: 'Total', type: 'decimal' },
  { id: 'is-gift', name: 'Is gift', type: 'boolean' },
  { id: 'shipped-at', name: 'Shipped at', type: 'date' },
  { id: 'size', name: 'Size', type: 'radio', options: SIZES },
  { id: 'sizes', name: 'Sizes', type: 'checkbox', options: SIZES },
]

const INVOICE_FIELDS: FieldDefinition[] = [
  { id: 'number', name: 'Number', type: 'text', required: true },
  { id: 'amount', name: 'Amount', type: 'decimal' },
  { id: 'due', name: 'Due', type: 'date' },
]

const CUSTOM_FIELDS: FieldDefinition[] = [
  { id: 'country', name: 'Country', type: 'text' },
  { id: 'orders', name: 'Orders', type: 'integer' },
  { id: 'spent', name: 'Spent', type: 'decimal' },
  { id: 'is-vip', name: 'Is VIP', type: 'boolean' },
  { id: 'last-order', name: 'Last order', type: 'date' },
  { id: 'size', name: 'Size', type: 'radio', options: SIZES },
  { id: 'likes', name: 'Likes', type: 'checkbox', options: SIZES },
]

const contactFields = new Map<string, ContactField>([
  ...SYSTEM_FIELDS.map((field): [string, ContactField] => [field.id, { ...field, isSystem: true }]),
  ...CUSTOM_FIELDS.map((field): [string, ContactField] => [field.id, { ...field, isSystem: false, isReadOnly: false }]),
])

const integration = { id: '01900000-0000-7000-8000-00000000000a', name: 'ERP', color: 'green' }

function eventType(
  id: string,
  name: string,
  receiveContext: 'api' | 'web',
  fields: FieldDefinition[],
): EventTypeDefinition {
  const entries = fields.map((field): [string, EventField] => [field.id, { ...field, definition: field.id }])
  return { id, name, alias: name, receiveContext, integration, fields: new Map(entries) }
}

function sendType(id: string, name: string, fields: FieldDefinition[]): SendTypeDefinition {
  const { receiveContext: _, ...type } = eventType(id, name, 'api', fields)
  return { ...type, integration }
}

export const STATIC = '01900000-0000-7000-8000-0000000000b1'
export const DYNAMIC = '01900000-0000-7000-8000-0000000000b2'
export const POPUP = '01900000-0000-7000-8000-0000000000c1'

export const DEFINITIONS: Definitions = {
  eventTypes: new Map([
    [ORDER, eventType(ORDER, 'Order shipped', 'api', ORDER_FIELDS)],
    [VISIT, eventType(VISIT, 'Visit', 'web', [{ id: 'page', name: 'Page', type: 'text' }])],
  ]),
  sendTypes: new Map([[INVOICE, sendType(INVOICE, 'Invoice', INVOICE_FIELDS)]]),
  contactFields,
  segments: new Map([
    [STATIC, { id: STATIC, name: 'VIP', type: 'static' }],
    [DYNAMIC, { id: DYNAMIC, name: 'Spenders', type: 'dynamic-plus' }],
  ]),
  webContents: new Map([[POPUP, { id: POPUP, name: 'Size guide', type: 'popup' }]]),
}

export function fieldOf(id: string): ContactField {
  const field = contactFields.get(id)
  if (!field) throw new Error(`no contact field ${id}`)
  return field
}

export const ANA: ContactState = {
  id: '01900000-0000-7000-8000-0000000000aa',
  email: 'ana@example.com',
  createdAt: '2025-12-01T00:00:00.000Z',
  updatedAt: '2025-12-01T00:00:00.000Z',
  fields: {},
  writes: {},
}

export function order(
  values: ReceivedEvent['values'],
  receivedAt = '2026-01-31T10:00:00.000Z',
  id = 'e1',
): ReceivedEvent {
  return { id, eventTypeId: ORDER, values, receivedAt, occurredAt: receivedAt, trust: 'verified' }
}

/** A document as `startWorkflow` would keep it. */
export function version(document: WorkflowDocument, workflowId = 'w1', priority = 1): RunnableVersion {
  const versionId = `${workflowId}-v1`
  const snapshot = versionDocumentOf(document, DEFINITIONS)
  return { workflowId, workflowName: workflowId.toUpperCase(), priority, versionId, document: snapshot }
}

/** Trigger n1 and behind it *Set field* n2 with these assignments. */
export function setting(assignments: unknown[], config: Record<string, unknown> = {}): WorkflowDocument {
  return {
    nodes: [
      { id: 'n1', type: 'receive-event', config: { eventTypeId: ORDER, ...config } },
      { id: 'n2', type: 'set-field', config: { assignments } },
    ],
    edges: [{ from: 'n1', to: 'n2' }],
  }
}

export const fromEvent = (field: string, node = 'n1') => ({ from: 'event', node, field }) as const
export const fromContact = (field: string) => ({ from: 'contact', field }) as const
export const literal = (value: unknown) => ({ from: 'literal', value }) as const

/** The problem that a verb threw, as plain data; empty where it threw none. */
export async function problemOf(
  promise: Promise<unknown>,
): Promise<{ name?: string; detail?: string } & ProblemExtras> {
  try {
    await promise
    return {}
  } catch (error) {
    if (!isProblem(error)) throw error
    return { name: error.problem, detail: error.detail, ...error.extras }
  }
}
