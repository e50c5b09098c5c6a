import { sql } from 'drizzle-orm'
import { inStore, type Tx } from '@/db'
import { isoOf } from '@/db/iso-of'
import { CONTACT_COLUMNS } from '@/server/contacts/contact-columns'
import type { ContactRow } from '@/server/contacts/contact-row'
import type { StoreContext } from '@/server/context'
import { bodyOf } from '@/server/deliveries/body-of'
import type { FieldValue } from '@/server/fields/field-types'
import { isUuid } from '@/server/ids'
import { Problem } from '@/server/problems'
import { type Advanced, advance } from './advance'
import { definitionsOf } from './definitions-of'
import { type Entered, NEVER_ENTERED } from './entry'
import type { Step } from './execution'
import type { Definitions } from './graph-scope'
import { versionDocumentOf } from './references-of'
import type { WorkflowDocument } from './schema'
import type { ReceivedEvent } from './scope'
import { surroundingsOf } from './surroundings'

export type Preview = {
  entered: boolean
  why?: string
  outcome: Advanced['outcome']
  /** Up to and with `nodeId`, where one is named; each `set-field` step tells old → new. */
  steps: Step[]
  /** Whether the named node was reached; true where none is named. */
  reached: boolean
  /** What its `send-data` nodes would send, up to and with `nodeId`: the JSON text of each body. */
  sends: { node: string; body: string }[]
  event: ReceivedEvent
  contact: {
    id: string
    email: string | null
    before: Record<string, FieldValue>
    after: Readonly<Record<string, FieldValue>>
  }
}

export type PreviewInput = WorkflowDocument & {
  eventId: string
  nodeId?: string | undefined
  /** Whose earlier runs count for "once per contact". */
  workflowId?: string | undefined
}

/**
 * Dry run of a draft on an event that was received and on its contact as it is now: the same `advance` as the worker's,
 * and nothing is written. Problems of the draft do not stop it; a node that cannot run says so. Problem: `not-found`.
 */
export function previewRun(ctx: StoreContext, input: PreviewInput): Promise<Preview> {
  const storeId = ctx.store.id
  return inStore(storeId, async (tx) => {
    const { event, contact } = await eventWithContact(tx, storeId, input.eventId)
    const definitions = await definitionsOf(tx, storeId)
    const workflowId = input.workflowId ?? 'preview'
    const document = versionDocumentOf({ nodes: input.nodes, edges: input.edges }, definitions)
    const version = { workflowId, workflowName: 'Preview', priority: 0, versionId: 'preview', document }
    const entered = isUuid(workflowId) ? await enteredBefore(tx, storeId, workflowId, contact.id) : undefined
    const { contactFields } = definitions
    const { memberships, timeZone } = await surroundingsOf(tx, storeId, [version], [contact.id])
    const env = {
      ...{ now: new Date().toISOString(), contactFields, entered, timeZone },
      memberships: memberships.get(contact.id),
    }
    const run = advance(version, contact, event, env)
    const { why, outcome, state } = run
    const last = run.steps.findIndex((step) => step.node === input.nodeId)
    const steps = last < 0 ? run.steps : run.steps.slice(0, last + 1)
    const { contactId: _, ...received } = event
    return {
      entered: run.entered,
      why,
      outcome,
      steps,
      reached: input.nodeId === undefined || last >= 0,
      sends: sendsOf(run.outputs, definitions).filter(({ node }) => steps.some((step) => step.node === node)),
      event: received,
      contact: { id: contact.id, email: contact.email, before: contact.fields, after: state.fields },
    }
  })
}

function sendsOf(outputs: Advanced['outputs'], { sendTypes }: Definitions): Preview['sends'] {
  return outputs.flatMap((output) => {
    if (output.type !== 'send-data') return []
    const fields = sendTypes.get(output.eventTypeId)?.fields.values() ?? []
    return [{ node: output.nodeId, body: bodyOf([...fields], output.values) }]
  })
}

async function eventWithContact(tx: Tx, storeId: string, eventId: string) {
  if (!isUuid(eventId)) throw new Problem('not-found', 'There is no such event.')
  const [event] = await tx.execute<ReceivedEvent & { contactId: string }>(sql`
    select id, event_type_id as "eventTypeId", values, ${isoOf(sql`received_at`)} as "receivedAt",
      ${isoOf(sql`occurred_at`)} as "occurredAt", trust, contact_id as "contactId"
    from events where store_id = ${storeId} and id = ${eventId}`)
  const [contact] = await tx.execute<ContactRow>(sql`
    select ${CONTACT_COLUMNS} from contacts c where c.store_id = ${storeId} and c.id = ${event?.contactId ?? null}`)
  if (!event || !contact) throw new Problem('not-found', 'There is no such event.')
  return { event, contact }
}

async function enteredBefore(tx: Tx, storeId: string, workflowId: string, contactId: string): Promise<Entered> {
  const [row] = await tx.execute<Entered>(sql`
    select count(*)::int as total, (count(*) filter (where contact_id = ${contactId}))::int as contact
    from executions where store_id = ${storeId} and workflow_id = ${workflowId}`)
  return row ?? NEVER_ENTERED
}
