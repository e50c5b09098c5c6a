/** Who wrote a field: a workflow's node for an event, a person in the dashboard, an API key, or a visitor's browser or app. */
export type Writer =
  | { type: 'workflow'; workflowId: string; workflowName: string; nodeId: string; eventId: string }
  | { type: 'person'; id: string; name: string }
  | { type: 'api-key'; id: string; name: string }
  | { type: 'web'; trust: 'verified' | 'claimed' }

/**
 * What a contact remembers of the last write of one of its fields. `eventAt` is the event's time where an event wrote it;
 * `trust` stands there where it was only a claim (contract §5).
 */
export type FieldWrite = { at: string; by: Writer['type']; eventAt?: string; trust?: 'claimed' }
