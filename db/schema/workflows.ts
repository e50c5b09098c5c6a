import { sql } from 'drizzle-orm'
import { bigint, date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { Step } from '@/server/workflows/execution'
import type { WorkflowDocument, WorkflowDraft } from '@/server/workflows/schema'
import { createdAt, id, instant, storeId, updatedAt } from './columns'
import { contacts } from './contacts'
import { stores } from './stores'

export const workflows = pgTable(
  'workflows',
  {
    storeId: storeId().references(() => stores.id, { onDelete: 'cascade' }),
    id: id(),
    name: text('name').notNull(),
    state: text('state', { enum: ['draft', 'active', 'paused', 'finished'] })
      .notNull()
      .default('draft'),
    /** Order in the list; the lowest wins a field that two workflows set for the same event. */
    priority: integer('priority').notNull(),
    /** As it was saved last; each save is a version. */
    document: jsonb('document').$type<WorkflowDocument>().notNull(),
    /** What the editor keeps by itself until it is saved or thrown away; null: nothing. */
    draft: jsonb('draft').$type<WorkflowDraft>(),
    draftAt: instant('draft_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [primaryKey({ columns: [t.storeId, t.id] })],
)

/** Never changes: an execution stays on the version that it entered. */
export const workflowVersions = pgTable(
  'workflow_versions',
  {
    storeId: storeId(),
    id: id(),
    workflowId: uuid('workflow_id').notNull(),
    number: integer('number').notNull(),
    document: jsonb('document').$type<WorkflowDocument>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    foreignKey({
      name: 'workflow_versions_workflow',
      columns: [t.storeId, t.workflowId],
      foreignColumns: [workflows.storeId, workflows.id],
    }).onDelete('cascade'),
  ],
)

/**
 * When a version was active, in revisions of its store: an event starts the versions whose span holds the revision
 * that it was accepted under, and no others (contract §4), whatever the clocks say.
 */
export const workflowActivations = pgTable(
  'workflow_activations',
  {
    storeId: storeId(),
    workflowId: uuid('workflow_id').notNull(),
    versionId: uuid('version_id').notNull(),
    fromRevision: bigint('from_revision', { mode: 'number' }).notNull(),
    toRevision: bigint('to_revision', { mode: 'number' }),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.workflowId, t.fromRevision] }),
    foreignKey({
      name: 'workflow_activations_version',
      columns: [t.storeId, t.versionId],
      foreignColumns: [workflowVersions.storeId, workflowVersions.id],
    }).onDelete('cascade'),
  ],
)

/** One event in one workflow: the primary key is the promise "exactly once". */
export const executions = pgTable(
  'executions',
  {
    storeId: storeId(),
    workflowId: uuid('workflow_id').notNull(),
    eventId: uuid('event_id').notNull(),
    versionId: uuid('version_id').notNull(),
    contactId: uuid('contact_id').notNull(),
    state: text('state', { enum: ['finished', 'waiting', 'failed'] }).notNull(),
    steps: jsonb('steps').$type<Step[]>().notNull(),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at'),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.workflowId, t.eventId] }),
    index('executions_contact').on(t.storeId, t.contactId, t.workflowId),
    index('executions_event').on(t.storeId, t.eventId),
    foreignKey({
      name: 'executions_contact_exists',
      columns: [t.storeId, t.contactId],
      foreignColumns: [contacts.storeId, contacts.id],
    }).onDelete('cascade'),
  ],
)

/** Where an execution stands still, and until when. Removed with what it goes on to do; a paused workflow's stay. */
export const executionWaits = pgTable(
  'execution_waits',
  {
    storeId: storeId(),
    workflowId: uuid('workflow_id').notNull(),
    eventId: uuid('event_id').notNull(),
    nodeId: text('node_id').notNull(),
    versionId: uuid('version_id').notNull(),
    contactId: uuid('contact_id').notNull(),
    wakeAt: instant('wake_at').notNull(),
    /** Waits for an event of this type as well; `wakeAt` is when it gives up. */
    eventTypeId: uuid('event_type_id'),
    /** The event that it waited for; `wakeAt` is then when it came. */
    cameEventId: uuid('came_event_id'),
    attempts: integer('attempts').notNull().default(0),
    parkedAt: instant('parked_at'),
    reason: text('reason'),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.workflowId, t.eventId, t.nodeId] }),
    // Which stores have due waits, and which waits of a workflow are due.
    index('execution_waits_due').on(t.storeId, t.wakeAt).where(sql`${t.parkedAt} is null`),
    index('execution_waits_due_of_workflow').on(t.storeId, t.workflowId, t.wakeAt).where(sql`${t.parkedAt} is null`),
    index('execution_waits_parked').on(t.storeId, t.workflowId).where(sql`${t.parkedAt} is not null`),
    index('execution_waits_contact').on(t.storeId, t.contactId),
    index('execution_waits_event')
      .on(t.storeId, t.contactId, t.eventTypeId)
      .where(sql`${t.eventTypeId} is not null and ${t.cameEventId} is null`),
    foreignKey({
      name: 'execution_waits_workflow',
      columns: [t.storeId, t.workflowId],
      foreignColumns: [workflows.storeId, workflows.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'execution_waits_contact_exists',
      columns: [t.storeId, t.contactId],
      foreignColumns: [contacts.storeId, contacts.id],
    }).onDelete('cascade'),
  ],
)

/** The ledger: an effect and its row commit together (faults §1). */
export const effects = pgTable(
  'effects',
  {
    storeId: storeId(),
    eventId: uuid('event_id').notNull(),
    workflowId: uuid('workflow_id').notNull(),
    nodeId: text('node_id').notNull(),
    versionId: uuid('version_id').notNull(),
    contactId: uuid('contact_id').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.eventId, t.workflowId, t.nodeId] }),
    index('effects_contact').on(t.storeId, t.contactId),
    foreignKey({
      name: 'effects_contact_exists',
      columns: [t.storeId, t.contactId],
      foreignColumns: [contacts.storeId, contacts.id],
    }).onDelete('cascade'),
  ],
)

/**
 * A contact that entered or left a segment which a started workflow listens to. Committed with the move, removed with
 * what it starts, like the pending work of events.
 */
export const pendingMoves = pgTable(
  'pending_moves',
  {
    storeId: storeId(),
    /** Of the move in `segment_moves`; the executions that it starts have it as their event. */
    id: id(),
    segmentId: uuid('segment_id').notNull(),
    contactId: uuid('contact_id').notNull(),
    move: text('move', { enum: ['entered', 'left'] }).notNull(),
    at: instant('at').notNull(),
    revision: bigint('revision', { mode: 'number' }).notNull(),
    /** `claimed`: an event of which only a browser says whose it is moved the contact (contract §5). */
    trust: text('trust', { enum: ['verified', 'claimed'] }).notNull(),
    /** How many moves led to it, each by a workflow that the one before started. */
    depth: integer('depth').notNull(),
    attempts: integer('attempts').notNull().default(0),
    retryAt: instant('retry_at'),
    parkedAt: instant('parked_at'),
    reason: text('reason'),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    index('pending_moves_contact').on(t.storeId, t.contactId, t.id),
    foreignKey({
      name: 'pending_moves_contact_exists',
      columns: [t.storeId, t.contactId],
      foreignColumns: [contacts.storeId, contacts.id],
    }).onDelete('cascade'),
  ],
)

/** How often runs came to a node and left it by each exit, day by day (UTC); written with the runs. */
export const nodeCounts = pgTable(
  'node_counts',
  {
    storeId: storeId(),
    workflowId: uuid('workflow_id').notNull(),
    nodeId: text('node_id').notNull(),
    /** The exit; `waiting` where it stood still, `failed` where it could not run. */
    port: text('port').notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    runs: bigint('runs', { mode: 'number' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.workflowId, t.nodeId, t.port, t.day] }),
    foreignKey({
      name: 'node_counts_workflow',
      columns: [t.storeId, t.workflowId],
      foreignColumns: [workflows.storeId, workflows.id],
    }).onDelete('cascade'),
  ],
)
