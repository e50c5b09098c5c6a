import type { JsonSchema } from '@/server/event-types/json-schema'
import { RECEIVE_CONTEXTS } from '@/server/event-types/receive-contexts'
import { WEB_CONTENT_TYPES } from '@/server/web-contents/schema'
import { COMMON_HEADERS, type HeaderName, headerRefs } from '../headers'
import { problemRefs } from '../problem-responses'
import type { ProblemStatus } from '../statuses'
import type { Endpoint } from './endpoint'
import { isBatch } from './is-batch'

const id = { type: 'string', description: 'Of the event, in the log of received events too.' }
const STORED = { type: 'object', properties: { id }, required: ['id'] }
const faults = { type: 'array', items: { $ref: '#/components/schemas/ValidationError' } }

const OF_ONE_IN_BATCH = {
  type: 'object',
  properties: {
    ...{ status: { type: 'integer' }, id, code: { type: 'string' }, detail: { type: 'string' } },
    ...{ validationErrors: faults, values: { type: 'object', additionalProperties: true } },
    replayed: { type: 'boolean', description: 'It came before, under the same Idempotency-Key.' },
    receptionId: { type: 'string', description: 'Of a refusal: where it stands in the log.' },
  },
  required: ['status'],
}
const OF_BATCH = {
  type: 'object',
  properties: { results: { type: 'array', items: OF_ONE_IN_BATCH } },
  required: ['results'],
}

const WEB_CONTENT = {
  type: 'object',
  properties: {
    id: { type: 'string', description: 'Of this showing: by it `contents` tells what became of it.' },
    contentId: { type: 'string' },
    type: { type: 'string', enum: WEB_CONTENT_TYPES },
    html: { type: 'string', description: 'Filled in and sanitised.' },
    selector: { type: 'string', description: 'Of an inline content: the element that it goes into.' },
    showOn: { type: 'object', additionalProperties: true, description: 'When it appears; `{}` is at once.' },
  },
  required: ['id', 'contentId', 'type', 'html', 'showOn'],
}

const OF_COLLECTION = {
  type: 'object',
  properties: {
    trackerId: { type: 'string' },
    webContents: { type: 'array', items: WEB_CONTENT, description: 'What the visitor is to see now.' },
    rejected: {
      type: 'array',
      items: {
        type: 'object',
        properties: { index: { type: 'integer' }, validationErrors: faults },
        required: ['index', 'validationErrors'],
      },
    },
    rejectedFields: { ...faults, description: 'Of `contact.fields`; those that fit are written.' },
  },
  required: ['trackerId', 'webContents'],
}

const WOULD_BE_STORED = {
  type: 'object',
  properties: {
    values: { type: 'object', additionalProperties: true },
    events: {
      type: 'array',
      items: { type: 'object', additionalProperties: true },
      description: 'Of an event type with fan-out: the values of each.',
    },
  },
  required: ['values'],
}

function answer(description: string, schema: JsonSchema, ...headers: HeaderName[]) {
  const all = headerRefs([...COMMON_HEADERS, ...headers])
  return { description, headers: all, content: { 'application/json': { schema } } }
}

function successes({ context, path }: Endpoint): Record<string, ReturnType<typeof answer>> {
  if (isBatch(path))
    return { 200: answer('One result for each event, in order. One that is refused spoils no other.', OF_BATCH) }
  if (context === 'web') return { 200: answer('Stored; events that do not fit are in `rejected`.', OF_COLLECTION) }
  const { faults: onFaults, successStatus } = RECEIVE_CONTEXTS[context]
  return {
    [successStatus]: answer(
      'Stored: event, contact and the work to be done are committed.',
      STORED,
      'Idempotency-Replayed',
    ),
    200: answer('Of a dry run (`validateOnly`): the values as they would be stored.', WOULD_BE_STORED),
    ...(onFaults === 'refuse-or-hold'
      ? { 202: answer('Kept to be repaired, where the event type holds what does not fit.', STORED) }
      : {}),
  }
}

function refusals({ context }: Endpoint): ProblemStatus[] {
  const { credential } = RECEIVE_CONTEXTS[context]
  return [
    400,
    ...(credential === 'origin' ? [] : ([401] as const)),
    ...([403, 404, 413, 415] as const),
    422,
    ...([429, 500, 503] as const),
  ]
}

/** Every status that the address answers with, from contract §3 and the table of contexts. */
export const answersOf = (endpoint: Endpoint) => ({ ...successes(endpoint), ...problemRefs(refusals(endpoint)) })
