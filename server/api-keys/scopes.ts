type ScopeEntry = {
  /** What an API key carries and a request needs (contract §2). */
  name: string
  /** The resource, as the dashboard calls it. */
  section: string
  action: 'Read' | 'Write'
  description: string
}

const readAndWrite = <const R extends string>(resource: R, section: string, what: string) =>
  [
    { name: `${resource}:read`, section, action: 'Read', description: `See ${what}.` },
    { name: `${resource}:write`, section, action: 'Write', description: `Create, change and delete ${what}.` },
  ] as const

/** Per resource (contract §2). The list of checkboxes, the check at the door and OpenAPI read this. */
export const SCOPES = [
  {
    name: 'custom-events:write',
    section: 'Custom Events',
    action: 'Write',
    description: 'Send events of the store’s event types.',
  },
  ...readAndWrite('custom-integrations', 'Custom Integrations', 'custom integrations and their event types'),
  ...readAndWrite('contacts', 'Contacts', 'contacts and their activity'),
  ...readAndWrite('contact-fields', 'Contact Fields', 'the store’s own contact fields'),
  ...readAndWrite('segments', 'Segments', 'segments'),
  ...readAndWrite('workflows', 'Workflows', 'workflows'),
  ...readAndWrite('web-contents', 'Web Contents', 'web contents'),
  {
    name: 'received-events:read',
    section: 'Received Events',
    action: 'Read',
    description: 'See what was received, accepted or refused.',
  },
  {
    name: 'received-events:write',
    section: 'Received Events',
    action: 'Write',
    description: 'Replay what was received.',
  },
  { name: 'store:read', section: 'Store', action: 'Read', description: 'See the settings of the store.' },
  { name: 'store:write', section: 'Store', action: 'Write', description: 'Change the settings of the store.' },
] as const satisfies readonly ScopeEntry[]

export type Scope = (typeof SCOPES)[number]['name']
