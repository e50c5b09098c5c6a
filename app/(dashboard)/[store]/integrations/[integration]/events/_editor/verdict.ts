import { RECEIVE_CONTEXTS, type ReceiveContextName } from '@/server/event-types/receive-contexts'
import { elementsOf } from './_sample/element-pointer'
import { readAs } from './_sample/read-as'
import { definitionOf, type EventDraft, fieldIdOf } from './draft'
import { evidenceOf } from './evidence'

/** What would become of a body by the draft as it stands. */
export type Verdict =
  | { fits: true; values: number; events: number; contact: string | undefined }
  /** Names of fields, and keys that no field reads where those are refused. */
  | { fits: false; faults: string[] }

/** The server says the same on saving and sending; this says it while fields are drawn. */
export function verdictOf(
  { fields, webhook }: Pick<EventDraft, 'fields' | 'webhook'>,
  context: ReceiveContextName,
  sample: object,
): Verdict {
  const { unknownKeys, needsPrimaryKey, values: mode } = RECEIVE_CONTEXTS[context]
  const fanOut = context === 'webhook' ? webhook.fanOut : ''
  const rows = fields.filter((field) => field.name !== '' || field.id !== '')
  const found = rows.map((field) => ({ field, evidence: evidenceOf(field, context, { sample, payloads: [], fanOut }) }))
  const faults = found.flatMap(({ field, evidence }) => {
    const isRequired = field.required || (field.isPrimaryKey && needsPrimaryKey)
    const isFault = evidence?.kind === 'in-sample' ? !evidence.fits || (isRequired && evidence.isPartial) : isRequired
    return isFault ? [field.name || fieldIdOf(field)] : []
  })
  const elements = fanOut === '' ? undefined : elementsOf(sample, fanOut)
  if (fanOut !== '' && !elements) faults.push(fanOut)
  if (unknownKeys === 'refuse') {
    const known = new Set(rows.map(fieldIdOf))
    faults.push(...Object.keys(sample).filter((key) => !known.has(key)))
  }
  if (faults.length > 0) return { fits: false, faults }
  const key = found.find(({ field }) => field.isPrimaryKey)
  const email =
    key?.evidence?.kind === 'in-sample' ? readAs(key.evidence.value, definitionOf(key.field), mode) : undefined
  return {
    ...{ fits: true, events: elements?.length ?? 1 },
    values: found.filter(({ evidence }) => evidence?.kind === 'in-sample').length,
    contact: email?.ok ? String(email.value) : undefined,
  }
}
