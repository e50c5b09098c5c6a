import type { ReadMode } from '@/server/fields/field-types'

export type ReceiveContextName = 'api' | 'webhook' | 'web'

export type ReceiveContext = {
  name: ReceiveContextName
  label: string
  /** One line each for the card on which an owner chooses (product §1). */
  card: { credential: string; validation: string; contact: string; webContent: string }
  /** Paths under the base URL; the first is the one to show. */
  endpoints: readonly string[]
  credential: 'api-key' | 'optional-verification' | 'origin'
  /** Which browsers may read the answer. */
  cors: 'none' | 'allowed-origins'
  /** May be followed by "Show web content". */
  hasWebContext: boolean
  /** The definition must have an email primary key. */
  needsPrimaryKey: boolean
  /** `query`: only with `?createContact=true`, otherwise E0501. */
  createsContact: 'query' | 'always'
  /** The contact may be known by its tracker alone. */
  takesAnonymous: boolean
  /** The header of contract §4; a webhook's delivery id is a setting of its event type. */
  takesIdempotencyKey: boolean
  unknownKeys: 'refuse' | 'drop'
  /** Where a field does not fit: the whole request is refused, or (per event) listed in `rejected`. `hold`: may be kept instead. */
  faults: 'refuse' | 'refuse-or-hold' | 'reject-event'
  values: ReadMode
  pointers: 'root' | 'json-pointer'
  /** `+json` stands for every type with that suffix. */
  mediaTypes: readonly string[]
  successStatus: 200 | 201
}

/** What the three ways in differ in, and only that: the table of contract §4, once. */
export const RECEIVE_CONTEXTS: Record<ReceiveContextName, ReceiveContext> = {
  api: {
    name: 'api',
    label: 'Public API',
    card: {
      credential: 'Needs an API key with the permission Custom Events: Write.',
      validation: 'Exact: an unknown key or a wrong type refuses the event.',
      contact: 'The contact must exist, or the call asks to create it.',
      webContent: 'Cannot be answered with web content.',
    },
    endpoints: ['/api/custom-events/alias/{alias}', '/api/custom-events/id/{id}'],
    credential: 'api-key',
    cors: 'none',
    hasWebContext: false,
    needsPrimaryKey: true,
    createsContact: 'query',
    takesAnonymous: false,
    takesIdempotencyKey: true,
    unknownKeys: 'refuse',
    faults: 'refuse',
    values: 'strict',
    pointers: 'root',
    mediaTypes: ['application/json'],
    successStatus: 201,
  },
  webhook: {
    name: 'webhook',
    label: 'Webhook',
    card: {
      credential: 'Needs no key: the address is enough. A signature or token can be asked for.',
      validation: 'Tolerant: picks fields out of any document by JSON Pointer, ignores the rest.',
      contact: 'The contact is created when it does not exist.',
      webContent: 'Cannot be answered with web content.',
    },
    endpoints: ['/webhooks/{storeId}/custom-events/alias/{alias}'],
    credential: 'optional-verification',
    cors: 'none',
    hasWebContext: false,
    needsPrimaryKey: true,
    createsContact: 'always',
    takesAnonymous: false,
    takesIdempotencyKey: false,
    unknownKeys: 'drop',
    faults: 'refuse-or-hold',
    values: 'lenient',
    pointers: 'json-pointer',
    mediaTypes: ['application/json', '+json', 'text/plain', 'application/x-www-form-urlencoded'],
    successStatus: 201,
  },
  web: {
    name: 'web',
    label: 'Web or Mobile App',
    card: {
      credential: 'Needs no key: the allowed websites of the store, or an app.',
      validation: 'Tolerant: ignores unknown keys and converts what fits.',
      contact: 'Visitors may be anonymous; an email is not required.',
      webContent: 'Can be answered with web content.',
    },
    endpoints: ['/collect/{storeId}'],
    credential: 'origin',
    cors: 'allowed-origins',
    hasWebContext: true,
    needsPrimaryKey: false,
    createsContact: 'always',
    takesAnonymous: true,
    takesIdempotencyKey: false,
    unknownKeys: 'drop',
    faults: 'reject-event',
    values: 'lenient',
    pointers: 'root',
    mediaTypes: ['application/json', 'text/plain'],
    successStatus: 200,
  },
}
