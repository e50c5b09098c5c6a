import type { JsonSchema } from '@/server/event-types/json-schema'
import type { ReceiveContextName } from '@/server/event-types/receive-contexts'

/** One address that takes events, and the events that it takes. */
export type Endpoint = {
  context: ReceiveContextName
  path: string
  operationId: string
  tag: string
  summary: string
  description: string
  /** Of one event's body; of a web event, of its `payload`. */
  event: JsonSchema
  example?: unknown
}
