import { sql } from 'drizzle-orm'
import { foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { ShowOn } from '@/server/web-contents/schema'
import { createdAt, id, instant, storeId, updatedAt } from './columns'
import { contacts } from './contacts'
import { stores } from './stores'

export const webContents = pgTable(
  'web_contents',
  {
    storeId: storeId().references(() => stores.id, { onDelete: 'cascade' }),
    id: id(),
    name: text('name').notNull(),
    type: text('type', { enum: ['popup', 'slide-in', 'floating-bar', 'inline'] }).notNull(),
    /** A Liquid template, as its owner wrote it: what is shown is rendered and sanitised. */
    html: text('html').notNull(),
    showOn: jsonb('show_on').$type<ShowOn>().notNull().default({}),
    /** Where an inline content goes. */
    selector: text('selector'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [primaryKey({ columns: [t.storeId, t.id] })],
)

/**
 * A content that a workflow shows a visitor, as it was rendered for that one. Waits until its tracker asks next
 * (`answered_at`); the visitor's browser then tells what became of it. Outlives the content and the workflow.
 */
export const contentShowings = pgTable(
  'content_showings',
  {
    storeId: storeId(),
    id: id(),
    contactId: uuid('contact_id').notNull(),
    webContentId: uuid('web_content_id').notNull(),
    workflowId: uuid('workflow_id').notNull(),
    eventId: uuid('event_id').notNull(),
    nodeId: text('node_id').notNull(),
    /** The browser or app whose event it was: no other gets it. */
    trackerId: text('tracker_id').notNull(),
    html: text('html').notNull(),
    createdAt: createdAt(),
    answeredAt: instant('answered_at'),
    shownAt: instant('shown_at'),
    clickedAt: instant('clicked_at'),
    closedAt: instant('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    index('content_showings_unanswered').on(t.storeId, t.trackerId).where(sql`${t.answeredAt} is null`),
    index('content_showings_contact').on(t.storeId, t.contactId),
    uniqueIndex('content_showings_once').on(t.storeId, t.eventId, t.workflowId, t.nodeId),
    foreignKey({
      name: 'content_showings_contact_exists',
      columns: [t.storeId, t.contactId],
      foreignColumns: [contacts.storeId, contacts.id],
    }).onDelete('cascade'),
  ],
)
