/** Who wrote a field: a workflow's node for an event, a person in the dashboard, or an API key. */
export type Writer =
  | { type: 'workflow'; workflowId: string; workflowName: string; nodeId: string; eventId: string }
  | { type: 'person'; id: string; name: string }
  | { type: 'api-key'; id: string; name: string }

/** What a contact remembers of the last write of one of its fields. `eventAt` is the event's time where an event wrote it. */
export type FieldWrite = { at: string; by: Writer['type']; eventAt?: string }
