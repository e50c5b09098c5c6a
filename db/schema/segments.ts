import { sql } from 'drizzle-orm'
import { check, foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { SegmentDefinition } from '@/server/segments/schema'
import { createdAt, id, instant, storeId, updatedAt } from './columns'
import { contacts } from './contacts'
import { contactFields, eventTypeFields, eventTypes } from './event-types'
import { stores } from './stores'
import { webContents } from './web-contents'
import { workflows } from './workflows'

export const segments = pgTable(
  'segments',
  {
    storeId: storeId().references(() => stores.id, { onDelete: 'cascade' }),
    id: id(),
    name: text('name').notNull(),
    type: text('type', { enum: ['dynamic-plus', 'static'] }).notNull(),
    definition: jsonb('definition').$type<SegmentDefinition>(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [primaryKey({ columns: [t.storeId, t.id] })],
)

/** Who is in a segment now. */
export const segmentMembers = pgTable(
  'segment_members',
  {
    storeId: storeId(),
    segmentId: uuid('segment_id').notNull(),
    contactId: uuid('contact_id').notNull(),
    enteredAt: instant('entered_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.segmentId, t.contactId] }),
    index('segment_members_contact').on(t.storeId, t.contactId, t.segmentId),
    foreignKey({
      name: 'segment_members_segment',
      columns: [t.storeId, t.segmentId],
      foreignColumns: [segments.storeId, segments.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'segment_members_contact_exists',
      columns: [t.storeId, t.contactId],
      foreignColumns: [contacts.storeId, contacts.id],
    }).onDelete('cascade'),
  ],
)

/** Time windows close at their own moment: when the memberships of a contact must be looked at again, the earliest. */
export const segmentRechecks = pgTable(
  'segment_rechecks',
  {
    storeId: storeId(),
    contactId: uuid('contact_id').notNull(),
    dueAt: instant('due_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.contactId] }),
    index('segment_rechecks_due').on(t.storeId, t.dueAt),
    foreignKey({
      name: 'segment_rechecks_contact_exists',
      columns: [t.storeId, t.contactId],
      foreignColumns: [contacts.storeId, contacts.id],
    }).onDelete('cascade'),
  ],
)

/** Moves in and out, for a contact's activity. */
export const segmentMoves = pgTable(
  'segment_moves',
  {
    storeId: storeId(),
    id: id(),
    segmentId: uuid('segment_id').notNull(),
    contactId: uuid('contact_id').notNull(),
    move: text('move', { enum: ['entered', 'left'] }).notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    index('segment_moves_contact').on(t.storeId, t.contactId, t.id),
    foreignKey({
      name: 'segment_moves_contact_exists',
      columns: [t.storeId, t.contactId],
      foreignColumns: [contacts.storeId, contacts.id],
    }).onDelete('cascade'),
  ],
)

/**
 * What segments and started workflows are built on. Its foreign keys are the locks of contract §6: an event type, a
 * field or a contact field in here can be neither deleted nor (fields) edited, whoever tries.
 */
export const uses = pgTable(
  'uses',
  {
    storeId: storeId(),
    id: id(),
    segmentId: uuid('segment_id'),
    workflowId: uuid('workflow_id'),
    eventTypeId: uuid('event_type_id'),
    eventFieldId: text('event_field_id'),
    eventFieldDefinition: text('event_field_definition'),
    contactFieldId: text('contact_field_id'),
    contactFieldDefinition: text('contact_field_definition'),
    usedSegmentId: uuid('used_segment_id'),
    /** The workflow starts on this move of a contact in or out of the segment. */
    startsOnMove: text('starts_on_move', { enum: ['entered', 'left'] }),
    usedWebContentId: uuid('used_web_content_id'),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    index('uses_segment').on(t.storeId, t.segmentId),
    index('uses_workflow').on(t.storeId, t.workflowId),
    index('uses_event_type').on(t.storeId, t.eventTypeId, t.eventFieldId),
    check('uses_one_user', sql`(${t.segmentId} is null) <> (${t.workflowId} is null)`),
    foreignKey({
      name: 'uses_of_segment',
      columns: [t.storeId, t.segmentId],
      foreignColumns: [segments.storeId, segments.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'uses_of_workflow',
      columns: [t.storeId, t.workflowId],
      foreignColumns: [workflows.storeId, workflows.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'uses_event_type',
      columns: [t.storeId, t.eventTypeId],
      foreignColumns: [eventTypes.storeId, eventTypes.id],
    }),
    foreignKey({
      name: 'uses_event_field',
      columns: [t.storeId, t.eventTypeId, t.eventFieldId, t.eventFieldDefinition],
      foreignColumns: [
        eventTypeFields.storeId,
        eventTypeFields.eventTypeId,
        eventTypeFields.id,
        eventTypeFields.definition,
      ],
    }),
    foreignKey({
      name: 'uses_contact_field',
      columns: [t.storeId, t.contactFieldId, t.contactFieldDefinition],
      foreignColumns: [contactFields.storeId, contactFields.id, contactFields.definition],
    }),
    foreignKey({
      name: 'uses_used_segment',
      columns: [t.storeId, t.usedSegmentId],
      foreignColumns: [segments.storeId, segments.id],
    }),
    foreignKey({
      name: 'uses_used_web_content',
      columns: [t.storeId, t.usedWebContentId],
      foreignColumns: [webContents.storeId, webContents.id],
    }),
  ],
)
