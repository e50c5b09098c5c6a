import { z } from 'zod'
import { backtest } from '@/server/events/backtest'
import { listParked } from '@/server/events/list-parked'
import { previewRun } from '@/server/events/preview-run'
import { retryParked } from '@/server/events/retry-parked'
import { retryRun } from '@/server/events/retry-run'
import { whyNotEntered } from '@/server/events/why-not-entered'
import { pageSchema } from '@/server/paging'
import { createWorkflow } from '@/server/workflows/create-workflow'
import { deleteWorkflow } from '@/server/workflows/delete-workflow'
import { documentProblems } from '@/server/workflows/document-problems'
import { dropDraft } from '@/server/workflows/drop-draft'
import { exportWorkflow } from '@/server/workflows/export-workflow'
import { workflowFileSchema } from '@/server/workflows/file-schema'
import { finishWorkflow } from '@/server/workflows/finish-workflow'
import { getVersion } from '@/server/workflows/get-version'
import { getWorkflow } from '@/server/workflows/get-workflow'
import { importWorkflow } from '@/server/workflows/import-workflow'
import { listRuns } from '@/server/workflows/list-runs'
import { listVersions } from '@/server/workflows/list-versions'
import { listWorkflows } from '@/server/workflows/list-workflows'
import { nodeCounts } from '@/server/workflows/node-counts'
import { palette } from '@/server/workflows/palette'
import { pauseWorkflow } from '@/server/workflows/pause-workflow'
import { previewImport } from '@/server/workflows/preview-import'
import { reorderWorkflows } from '@/server/workflows/reorder-workflows'
import { saveDraft } from '@/server/workflows/save-draft'
import {
  basedOnSchema,
  RUN_STATES,
  workflowDocumentSchema,
  workflowDraftSchema,
  workflowInputSchema,
  workflowPatchSchema,
} from '@/server/workflows/schema'
import { startWorkflow } from '@/server/workflows/start-workflow'
import { createFromTemplate } from '@/server/workflows/templates/create-from-template'
import { listTemplates } from '@/server/workflows/templates/list-templates'
import { fromTemplateSchema } from '@/server/workflows/templates/template-schema'
import { updateWorkflow } from '@/server/workflows/update-workflow'
import { editorProcedure, router, viewerProcedure } from '../trpc'

const one = z.object({ id: z.string() })
const dryRun = z.object({
  eventId: z.string().optional(),
  typed: z.object({ eventTypeId: z.string(), values: z.record(z.string().max(150), z.unknown()) }).optional(),
  move: z.object({ segmentId: z.uuid(), move: z.enum(['entered', 'left']) }).optional(),
  contactId: z.string().optional(),
  nodeId: z.string().optional(),
  workflowId: z.string().optional(),
  overWaits: z.boolean().optional(),
  answers: z.record(z.string().max(64), z.string()).optional(),
})
const runs = z.object({
  contactId: z.uuid().optional(),
  state: z.enum(RUN_STATES).optional(),
  eventId: z.uuid().optional(),
})
/** Days with today, by UTC; all of them unless told. */
const counts = z.object({ days: z.int().min(1).max(366).optional() })
const parked = z.object({
  workflowId: z.string().optional(),
  eventIds: z.array(z.string()).min(1).max(1000).optional(),
})

export const workflowsRouter = router({
  list: viewerProcedure.query(({ ctx }) => listWorkflows(ctx.store)),
  get: viewerProcedure.input(one).query(({ ctx, input }) => getWorkflow(ctx.store, input)),
  palette: viewerProcedure.query(({ ctx }) => palette(ctx.store)),
  problems: viewerProcedure
    .input(workflowDocumentSchema)
    .query(({ ctx, input: { nodes, edges } }) => documentProblems(ctx.store, { nodes, edges })),
  runs: viewerProcedure
    .input(one)
    .input(runs)
    .input(pageSchema)
    .query(({ ctx, input: { storeId: _, ...input } }) => listRuns(ctx.store, input)),
  counts: viewerProcedure
    .input(one)
    .input(counts)
    .query(({ ctx, input: { id, days } }) => nodeCounts(ctx.store, { id, days })),
  backtest: viewerProcedure
    .input(workflowDocumentSchema)
    .query(({ ctx, input: { nodes, edges } }) => backtest(ctx.store, { nodes, edges })),
  whyNotEntered: viewerProcedure
    .input(z.object({ workflowId: z.string(), contactId: z.string() }))
    .query(({ ctx, input: { workflowId, contactId } }) => whyNotEntered(ctx.store, { workflowId, contactId })),
  parked: viewerProcedure
    .input(parked)
    .query(({ ctx, input: { workflowId, eventIds } }) => listParked(ctx.store, { workflowId, eventIds })),
  retryParked: editorProcedure
    .input(parked)
    .mutation(({ ctx, input: { workflowId, eventIds } }) => retryParked(ctx.store, { workflowId, eventIds })),
  retryRun: editorProcedure
    .input(z.object({ workflowId: z.string(), eventId: z.string() }))
    .mutation(({ ctx, input: { workflowId, eventId } }) => retryRun(ctx.store, { workflowId, eventId })),
  versions: viewerProcedure
    .input(one)
    .input(pageSchema)
    .query(({ ctx, input: { id, cursor, limit } }) => listVersions(ctx.store, { id, cursor, limit })),
  version: viewerProcedure
    .input(one.extend({ versionId: z.string() }))
    .query(({ ctx, input: { id, versionId } }) => getVersion(ctx.store, { id, versionId })),
  export: viewerProcedure.input(one).query(({ ctx, input }) => exportWorkflow(ctx.store, input)),
  previewImport: viewerProcedure
    .input(z.object({ file: workflowFileSchema }))
    .query(({ ctx, input: { file } }) => previewImport(ctx.store, file)),
  import: editorProcedure
    .input(z.object({ file: workflowFileSchema }))
    .mutation(({ ctx, input: { file } }) => importWorkflow(ctx.store, file)),
  templates: viewerProcedure.query(({ ctx }) => listTemplates(ctx.store)),
  createFromTemplate: editorProcedure
    .input(fromTemplateSchema)
    .mutation(({ ctx, input: { template, name, choices } }) =>
      createFromTemplate(ctx.store, { template, name, choices }),
    ),
  preview: viewerProcedure
    .input(workflowDocumentSchema)
    .input(dryRun)
    .query(({ ctx, input: { storeId: _, ...input } }) => previewRun(ctx.store, input)),
  create: editorProcedure.input(workflowInputSchema).mutation(({ ctx, input }) => createWorkflow(ctx.store, input)),
  update: editorProcedure
    .input(one)
    .input(workflowPatchSchema)
    .input(basedOnSchema.partial())
    .mutation(({ ctx, input: { id, basedOn, name, nodes, edges, notes } }) =>
      updateWorkflow(ctx.store, { id, basedOn, name, nodes, edges, notes }),
    ),
  saveDraft: editorProcedure
    .input(one)
    .input(workflowDraftSchema)
    .mutation(({ ctx, input: { id, name, nodes, edges, notes, basedOn } }) =>
      saveDraft(ctx.store, { id, name, nodes, edges, notes, basedOn }),
    ),
  dropDraft: editorProcedure.input(one).mutation(({ ctx, input: { id } }) => dropDraft(ctx.store, { id })),
  delete: editorProcedure.input(one).mutation(({ ctx, input }) => deleteWorkflow(ctx.store, input)),
  start: editorProcedure.input(one).mutation(({ ctx, input }) => startWorkflow(ctx.store, input)),
  pause: editorProcedure.input(one).mutation(({ ctx, input }) => pauseWorkflow(ctx.store, input)),
  finish: editorProcedure.input(one).mutation(({ ctx, input }) => finishWorkflow(ctx.store, input)),
  reorder: editorProcedure
    .input(z.object({ ids: z.array(z.string()).min(1).max(10_000) }))
    .mutation(({ ctx, input }) => reorderWorkflows(ctx.store, input)),
})
