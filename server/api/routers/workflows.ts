import { z } from 'zod'
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
import { palette } from '@/server/workflows/palette'
import { pauseWorkflow } from '@/server/workflows/pause-workflow'
import { previewImport } from '@/server/workflows/preview-import'
import { previewRun } from '@/server/workflows/preview-run'
import { reorderWorkflows } from '@/server/workflows/reorder-workflows'
import { saveDraft } from '@/server/workflows/save-draft'
import {
  basedOnSchema,
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
const dryRun = z.object({ eventId: z.string(), nodeId: z.string().optional(), workflowId: z.string().optional() })

export const workflowsRouter = router({
  list: viewerProcedure.query(({ ctx }) => listWorkflows(ctx.store)),
  get: viewerProcedure.input(one).query(({ ctx, input }) => getWorkflow(ctx.store, input)),
  palette: viewerProcedure.query(({ ctx }) => palette(ctx.store)),
  problems: viewerProcedure
    .input(workflowDocumentSchema)
    .query(({ ctx, input: { nodes, edges } }) => documentProblems(ctx.store, { nodes, edges })),
  runs: viewerProcedure
    .input(one.extend({ contactId: z.uuid().optional() }))
    .input(pageSchema)
    .query(({ ctx, input: { id, contactId, cursor, limit } }) => listRuns(ctx.store, { id, contactId, limit, cursor })),
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
    .query(({ ctx, input: { nodes, edges, eventId, nodeId, workflowId } }) =>
      previewRun(ctx.store, { nodes, edges, eventId, nodeId, workflowId }),
    ),
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
