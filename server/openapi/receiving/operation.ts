import type { ZodOpenApiOperationObject } from 'zod-openapi'
import { RECEIVE_CONTEXTS } from '@/server/event-types/receive-contexts'
import { answersOf } from './answers'
import type { Endpoint } from './endpoint'
import { parametersOf } from './parameters'
import { requestBodyOf } from './request-body'

const SCOPE = 'custom-events:write'

/** What its event type asks for beyond the address (a signature, a header) stands with the event type. */
const securityOf = ({ context }: Endpoint): Record<string, string[]>[] =>
  RECEIVE_CONTEXTS[context].credential === 'api-key' ? [{ ApiKey: [SCOPE] }] : []

/** An address that takes events, as a call: everything in it follows from its receive context. */
export function operationOf(endpoint: Endpoint): ZodOpenApiOperationObject {
  const { operationId, tag, summary, description } = endpoint
  return {
    ...{ operationId, tags: [tag], summary, description },
    security: securityOf(endpoint),
    parameters: parametersOf(endpoint),
    requestBody: requestBodyOf(endpoint),
    responses: answersOf(endpoint),
  }
}
