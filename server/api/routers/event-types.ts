import { z } from 'zod'
import { aliasAvailable } from '@/server/event-types/alias-available'
import { createEventType } from '@/server/event-types/create-event-type'
import { deleteEventType } from '@/server/event-types/delete-event-type'
import { getEventType } from '@/server/event-types/get-event-type'
import { listEventTypes } from '@/server/event-types/list-event-types'
import { recentEvents } from '@/server/event-types/recent-events'
import { sampleOf } from '@/server/event-types/sample'
import { eventTypeInputSchema, eventTypePatchSchema } from '@/server/event-types/schema'
import { updateEventType } from '@/server/event-types/update-event-type'
import { aliasSchema } from '@/server/fields/field-id'
import { editorProcedure, router, viewerProcedure } from '../trpc'

const one = z.object({ id: z.string() })

export const eventTypesRouter = router({
  list: viewerProcedure
    .input(z.object({ integrationId: z.string().optional() }))
    .query(async ({ ctx, input }) => ({ results: await listEventTypes(ctx.store, input) })),
  get: viewerProcedure.input(one).query(({ ctx, input }) => getEventType(ctx.store, input)),
  aliasAvailable: viewerProcedure
    .input(z.object({ alias: aliasSchema, exceptId: z.string().optional() }))
    .query(({ ctx, input }) => aliasAvailable(ctx.store, input)),
  sample: viewerProcedure.input(one).query(async ({ ctx, input }) => {
    const { receiveType, fields } = await getEventType(ctx.store, input)
    return { body: sampleOf({ receiveContext: receiveType, fields }) }
  }),
  recentEvents: viewerProcedure
    .input(one.extend({ limit: z.number().int().min(1).max(50).default(20) }))
    .query(async ({ ctx, input }) => ({ results: await recentEvents(ctx.store, input) })),
  create: editorProcedure
    .input(z.object({ integrationId: z.string() }))
    .input(eventTypeInputSchema)
    .mutation(({ ctx, input }) => createEventType(ctx.store, input)),
  update: editorProcedure
    .input(one)
    .input(eventTypePatchSchema)
    .mutation(({ ctx, input }) => updateEventType(ctx.store, input)),
  delete: editorProcedure.input(one).mutation(({ ctx, input }) => deleteEventType(ctx.store, input)),
})
