import { z } from 'zod'
import { pageSchema } from '@/server/paging'
import { checkContact } from '@/server/segments/check-contact'
import { createSegment } from '@/server/segments/create-segment'
import { deleteSegment } from '@/server/segments/delete-segment'
import { getSegment } from '@/server/segments/get-segment'
import { listMembers } from '@/server/segments/list-members'
import { listSegments } from '@/server/segments/list-segments'
import { conditionOptions } from '@/server/segments/options'
import { previewSegment } from '@/server/segments/preview-segment'
import { segmentDefinitionSchema, segmentInputSchema, segmentPatchSchema } from '@/server/segments/schema'
import { addToSegment, removeFromSegment } from '@/server/segments/static-members'
import { updateSegment } from '@/server/segments/update-segment'
import { editorProcedure, router, viewerProcedure } from '../trpc'

const one = z.object({ id: z.string() })
const definition = z.object({ definition: segmentDefinitionSchema })
const contactIds = z.object({ contactIds: z.array(z.uuid()).min(1).max(1000) })

export const segmentsRouter = router({
  list: viewerProcedure.query(async ({ ctx }) => ({ results: await listSegments(ctx.store) })),
  get: viewerProcedure.input(one).query(({ ctx, input }) => getSegment(ctx.store, input)),
  options: viewerProcedure.query(({ ctx }) => conditionOptions(ctx.store)),
  preview: viewerProcedure
    .input(definition.extend({ id: z.uuid().optional() }))
    .query(({ ctx, input: { definition, id } }) => previewSegment(ctx.store, { definition, id })),
  check: viewerProcedure
    .input(definition.extend({ email: z.string().max(300) }))
    .query(({ ctx, input: { definition, email } }) => checkContact(ctx.store, { definition, email })),
  members: viewerProcedure
    .input(one)
    .input(pageSchema)
    .query(({ ctx, input: { id, cursor, limit } }) => listMembers(ctx.store, { id, cursor, limit })),
  create: editorProcedure
    .input(z.object({ segment: segmentInputSchema }))
    .mutation(({ ctx, input }) => createSegment(ctx.store, input.segment)),
  update: editorProcedure
    .input(one)
    .input(segmentPatchSchema)
    .mutation(({ ctx, input: { id, name, definition } }) => updateSegment(ctx.store, { id, name, definition })),
  delete: editorProcedure.input(one).mutation(({ ctx, input }) => deleteSegment(ctx.store, input)),
  addContacts: editorProcedure
    .input(one)
    .input(contactIds)
    .mutation(({ ctx, input: { id, contactIds } }) => addToSegment(ctx.store, { id, contactIds })),
  removeContacts: editorProcedure
    .input(one)
    .input(contactIds)
    .mutation(({ ctx, input: { id, contactIds } }) => removeFromSegment(ctx.store, { id, contactIds })),
})
