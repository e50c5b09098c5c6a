import { sql } from 'drizzle-orm'
import { inStore, type Tx } from '@/db'
import type { StoreContext } from '@/server/context'
import { bodyOf } from '@/server/deliveries/body-of'
import type { FieldValue } from '@/server/fields/field-types'
import { isUuid } from '@/server/ids'
import { type Advanced, advance } from '@/server/workflows/advance'
import { definitionsOf } from '@/server/workflows/definitions-of'
import { type Entered, NEVER_ENTERED } from '@/server/workflows/entry'
import type { Step } from '@/server/workflows/execution'
import type { Definitions } from '@/server/workflows/graph-scope'
import { versionDocumentOf } from '@/server/workflows/references-of'
import { runAhead } from '@/server/workflows/run-ahead'
import type { WorkflowDocument } from '@/server/workflows/schema'
import type { ReceivedEvent } from '@/server/workflows/scope'
import { surroundingsOf } from '@/server/workflows/surroundings'
import { readEvents } from './read-events'
import { type Trial, trialEvent } from './trial-event'

export type Preview = {
  entered: boolean
  why?: string
  outcome: Advanced['outcome']
  /** Up to and with `nodeId`, where one is named; each `set-field` step tells old → new. */
  steps: Step[]
  /** What it would do beyond the contact's fields, by node. */
  outputs: Advanced['outputs']
  /** What its `send-data` nodes would send, up to and with `nodeId`: the JSON text of each body. */
  sends: { node: string; body: string }[]
  /** Whether the named node was reached; true where none is named. */
  reached: boolean
  event: ReceivedEvent
  contact: {
    id: string
    email: string | null
    before: Record<string, FieldValue>
    after: Readonly<Record<string, FieldValue>>
  }
}

export type PreviewInput = WorkflowDocument &
  Trial & {
    nodeId?: string | undefined
    /** Whose earlier runs count for "once per contact". */
    workflowId?: string | undefined
    /** Waits are over at once, with the clock at their moment, for a year at most. */
    overWaits?: boolean | undefined
    /** Received events that come to waits for an event, by node; the others run out. */
    answers?: Record<string, string> | undefined
  }

const AHEAD_DAYS_MAX = 366

/**
 * Dry run of a draft on an event and a contact as it is now: the same `advance` as the worker's, with what the worker
 * knows, and nothing is written. Problems of the draft do not stop it; a node that cannot run says so.
 * Problems: `not-found`, `not-valid` (typed values).
 */
export function previewRun(ctx: StoreContext, input: PreviewInput): Promise<Preview> {
  const storeId = ctx.store.id
  return inStore(storeId, async (tx) => {
    const now = new Date()
    const { event, contact } = await trialEvent(tx, storeId, input, now.toISOString())
    const definitions = await definitionsOf(tx, storeId)
    const workflowId = input.workflowId ?? 'preview'
    const document = versionDocumentOf({ nodes: input.nodes, edges: input.edges }, definitions)
    const version = { workflowId, workflowName: 'Preview', priority: 0, versionId: 'preview', document }
    const entered = isUuid(workflowId) ? await enteredBefore(tx, storeId, workflowId, contact.id) : undefined
    const { memberships, timeZone } = await surroundingsOf(tx, storeId, [version], [contact.id])
    const { contactFields } = definitions
    const own = { memberships: memberships.get(contact.id), timeZone, entered, contactFields }
    const env = { ...own, now: now.toISOString() }
    const run = input.overWaits
      ? runAhead(version, contact, event, env, { until: yearFrom(now), answers: await answersOf(tx, storeId, input) })
      : advance(version, contact, event, env)
    const { why, outcome, outputs, state } = run
    const last = run.steps.findIndex((step) => step.node === input.nodeId)
    const steps = last < 0 ? run.steps : run.steps.slice(0, last + 1)
    return {
      entered: run.entered,
      why,
      outcome,
      steps,
      outputs,
      sends: sendsOf(outputs, definitions).filter(({ node }) => steps.some((step) => step.node === node)),
      reached: input.nodeId === undefined || last >= 0,
      event,
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

const yearFrom = (now: Date): string => new Date(now.getTime() + AHEAD_DAYS_MAX * 86_400_000).toISOString()

async function answersOf(tx: Tx, storeId: string, { answers = {} }: PreviewInput): Promise<Map<string, ReceivedEvent>> {
  const events = await readEvents(tx, storeId, Object.values(answers))
  return new Map(
    Object.entries(answers).flatMap(([node, id]) => {
      const event = events.get(id)
      return event ? [[node, event] as const] : []
    }),
  )
}

async function enteredBefore(tx: Tx, storeId: string, workflowId: string, contactId: string): Promise<Entered> {
  const [row] = await tx.execute<Entered>(sql`
    select count(*)::int as total, (count(*) filter (where contact_id = ${contactId}))::int as contact
    from executions where store_id = ${storeId} and workflow_id = ${workflowId}`)
  return row ?? NEVER_ENTERED
}
