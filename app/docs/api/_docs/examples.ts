import { env } from '@/server/env'

const KEY = '{keyId}:{secret}'
const JSON_TYPE = `-H 'Content-Type: application/json'`

/** Calls to this very installation; what stands in braces is the reader's own. */
export const examples = () => ({
  event: `curl '${env.APP_URL}/api/custom-events/alias/order-shipped?createContact=true' \\
  -H 'Authorization: ApiKey ${KEY}' \\
  ${JSON_TYPE} \\
  -d '{"email":"ana@example.org","name":"Ana","total":59.9}'`,

  webhook: `curl '${env.APP_URL}/webhooks/{storeId}/custom-events/alias/order-paid' \\
  ${JSON_TYPE} \\
  -d '{"customer":{"email":"ana@example.org"},"order":{"total":"59.90"}}'`,

  retry: `curl '${env.APP_URL}/api/custom-events/alias/order-shipped' \\
  -H 'Authorization: ApiKey ${KEY}' \\
  -H 'Idempotency-Key: shipment-10042' \\
  ${JSON_TYPE} \\
  -d '{"email":"ana@example.org","total":59.9}'`,

  list: `curl '${env.APP_URL}/api/contacts/email/ana@example.org/activities?limit=20' \\
  -H 'Authorization: ApiKey ${KEY}'`,

  error: `{
  "status": 422,
  "title": "Unprocessable Entity",
  "detail": "1 field is not valid.",
  "validationErrors": [
    { "path": "/total", "reason": "expected a number, received the string \\"59,90\\"; the decimal mark is a point, as in 59.90" }
  ]
}`,
})
