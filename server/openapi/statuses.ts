import type { PROBLEMS } from '@/server/problems'

export type ProblemStatus = (typeof PROBLEMS)[keyof typeof PROBLEMS]['status']

/** When each refusal is answered, in the words of contract §3. A status that a new problem brings does not compile without its own. */
export const STATUSES: Record<ProblemStatus, string> = {
  400: 'The body is not a JSON object, a query value is malformed, or (`E0501`) the contact does not exist and `createContact` is not true.',
  401: 'No credential, or one that is unknown, revoked, expired, altered or stale.',
  403: 'The key lacks the scope that `detail` names, the address or origin is not allowed, or the store is blocked.',
  404: 'No such alias, id or store; or an event type of another receive context, or of an integration whose events are off.',
  405: 'Another method; `Allow` names those that are taken.',
  409: 'Something depends on it (`usedBy`), or its state does not allow it (`problems`).',
  413: 'More than 524,288 bytes of decoded body (of a batch: 4 MB in all, 524,288 bytes an event).',
  415: 'A content type or content encoding that is not taken here.',
  422: 'Values that do not fit, unknown keys, or an `Idempotency-Key` that came with another body. `validationErrors` lists all faults at once.',
  429: 'More than the requests per minute of the store; `Retry-After` tells how many seconds to wait.',
  500: 'Something failed on our side; `requestId` finds it.',
  503: 'The event could not be stored durably; send it again after `Retry-After` seconds.',
}
