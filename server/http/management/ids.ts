/** The `{id}` of the address. */
export const idOf = (call: { params: Record<string, string> }): { id: string } => ({ id: call.params.id ?? '' })

/** What an event type tells beside what can be written to it. */
export const EVENT_TYPE_READ_ONLY = [
  'integrationId',
  'integrationName',
  'integrationColor',
  'url',
  'tokenUrl',
  'lastEventAt',
  'previousSecretEndsAt',
  ...['lastDeliveryAt', 'counts'],
]
