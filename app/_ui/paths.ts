type ReceiveContext = 'api' | 'webhook' | 'web'
type IntegrationTab = 'receive' | 'send' | 'usage' | 'settings'
type SettingsTab = 'members' | 'account' | 'audit'

const at = (storeId: string, ...parts: string[]) => `/${[storeId, ...parts].map(encodeURIComponent).join('/')}`

const query = (params: Record<string, string | undefined>) => {
  const search = new URLSearchParams(
    Object.entries(params).filter((pair): pair is [string, string] => pair[1] !== undefined),
  )
  return search.size > 0 ? `?${search}` : ''
}

/** Every address of the dashboard. */
export const paths = {
  signIn: (next?: string) => `/sign-in${query({ next })}`,
  docs: () => '/docs/api',
  /** With the store, its id is filled in. */
  sdkDocs: (storeId?: string) => `/docs/sdk${query({ store: storeId })}`,
  reference: () => '/docs/api/reference',
  home: (storeId: string) => at(storeId),
  integrations: (storeId: string) => at(storeId, 'integrations'),
  integration: (storeId: string, integrationId: string, tab?: IntegrationTab) =>
    at(storeId, 'integrations', integrationId) + query({ tab }),
  newEventType: (storeId: string, integrationId: string, context: ReceiveContext) =>
    at(storeId, 'integrations', integrationId, 'events', 'new') + query({ context }),
  /** `field`: that field of it is shown and has the keyboard. */
  eventType: (storeId: string, integrationId: string, eventTypeId: string, field?: string) =>
    at(storeId, 'integrations', integrationId, 'events', eventTypeId) + query({ field }),
  newSendEventType: (storeId: string, integrationId: string) =>
    at(storeId, 'integrations', integrationId, 'sending', 'new'),
  /** `state` narrows its deliveries, `delivery` opens the drawer of one. */
  sendEventType: (
    storeId: string,
    integrationId: string,
    eventTypeId: string,
    shown: { tab?: 'deliveries'; state?: string; delivery?: string } = {},
  ) => at(storeId, 'integrations', integrationId, 'sending', eventTypeId) + query(shown),
  /** `event` opens that reception's drawer. */
  events: (
    storeId: string,
    filter: { event?: string; status?: string; type?: string; reason?: string; email?: string } = {},
  ) => at(storeId, 'events') + query(filter),
  contacts: (storeId: string) => at(storeId, 'contacts'),
  /** The contact's drawer, beside the list; `tab` is one of general, custom, activity, segments. */
  contact: (storeId: string, contactId: string, tab?: string) =>
    at(storeId, 'contacts') + query({ contact: contactId, tab }),
  workflows: (storeId: string) => at(storeId, 'workflows'),
  /** With a template it is chosen. */
  workflowTemplates: (storeId: string, template?: string) =>
    at(storeId, 'workflows', 'templates') + query({ template }),
  importWorkflow: (storeId: string) => at(storeId, 'workflows') + query({ panel: 'import' }),
  workflow: (storeId: string, workflowId: string) => at(storeId, 'workflows', workflowId),
  workflowRuns: (storeId: string, workflowId: string) => at(storeId, 'workflows', workflowId) + query({ view: 'runs' }),
  /** One run, by the event or the move that started it. */
  run: (storeId: string, workflowId: string, eventId: string) =>
    at(storeId, 'workflows', workflowId) + query({ view: 'runs', run: eventId }),
  /** Why the contact did not enter. */
  whyNotEntered: (storeId: string, workflowId: string, contactId: string) =>
    at(storeId, 'workflows', workflowId) + query({ see: 'why-not', contact: contactId }),
  segments: (storeId: string) => at(storeId, 'segments'),
  newSegment: (storeId: string) => at(storeId, 'segments', 'new'),
  segment: (storeId: string, segmentId: string) => at(storeId, 'segments', segmentId),
  webContents: (storeId: string) => at(storeId, 'web-contents'),
  newWebContent: (storeId: string) => at(storeId, 'web-contents', 'new'),
  webContent: (storeId: string, webContentId: string) => at(storeId, 'web-contents', webContentId),
  apiAccess: (storeId: string, panel?: 'new') => at(storeId, 'settings', 'api-access') + query({ panel }),
  settings: (storeId: string, tab?: SettingsTab) => at(storeId, 'settings', ...(tab ? [tab] : [])),
} as const
