import { z } from 'zod'
import type { WorkflowRun } from '@/server/workflows/list-runs'
import type { WorkflowSummary } from '@/server/workflows/list-workflows'
import type { Workflow } from '@/server/workflows/present-workflow'
import { noteSchema, RUN_STATES, WORKFLOW_STATES, workflowDocumentSchema } from '@/server/workflows/schema'
import { nodeProblemSchema } from './problem'
import { idSchema, instantSchema } from './shared'
import { stepSchema } from './step'

const head = {
  id: idSchema,
  name: z.string(),
  state: z.enum(WORKFLOW_STATES),
  priority: z.int().meta({ description: 'Place in the list; the lowest wins a field that two workflows set.' }),
  createdAt: instantSchema,
  updatedAt: instantSchema,
}

const keptDraftSchema = z.object({
  name: z.string(),
  ...workflowDocumentSchema.shape,
  notes: z.array(noteSchema),
  at: instantSchema,
  basedOn: instantSchema.meta({ description: 'The `updatedAt` of the workflow that it was made from.' }),
})

export const workflowSchema = z
  .object({
    ...head,
    ...workflowDocumentSchema.shape,
    notes: z.array(noteSchema),
    problems: z.array(nodeProblemSchema).meta({ description: 'What keeps it from being started.' }),
    version: z
      .object({ id: idSchema, number: z.int(), createdAt: instantSchema })
      .nullable()
      .meta({ description: 'What was saved last.' }),
    draft: keptDraftSchema.nullable().meta({ description: 'What the editor keeps and nobody has saved yet.' }),
  })
  .meta({ id: 'Workflow' }) satisfies z.ZodType<Workflow>

export const workflowSummarySchema = z
  .object({
    ...head,
    problems: z.int(),
    entered: z.int().meta({ description: 'How many events entered it, up to 100,000.' }),
    lastRunAt: instantSchema.nullable(),
  })
  .meta({ id: 'WorkflowSummary' }) satisfies z.ZodType<WorkflowSummary>

export const workflowRunSchema = z
  .object({
    eventId: idSchema,
    eventTypeId: idSchema.nullable(),
    eventTypeName: z.string().nullable(),
    receptionId: idSchema.nullable(),
    move: z
      .object({ segmentId: idSchema, segmentName: z.string().nullable(), move: z.enum(['entered', 'left']) })
      .nullable()
      .meta({ description: 'Where no event but a move in or out of a segment started it; `eventId` is its id then.' }),
    contactId: idSchema,
    email: z.string().nullable(),
    versionId: idSchema,
    versionNumber: z.int().nullable(),
    state: z.enum(RUN_STATES),
    steps: z.array(stepSchema),
    startedAt: instantSchema,
    finishedAt: instantSchema.nullable(),
  })
  .meta({ id: 'WorkflowRun' }) satisfies z.ZodType<WorkflowRun>
