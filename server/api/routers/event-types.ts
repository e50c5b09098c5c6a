import { z } from 'zod'
import { env } from '@/server/env'
import { aliasAvailable } from '@/server/event-types/alias-available'
import { createEventType } from '@/server/event-types/create-event-type'
import { deleteEventType } from '@/server/event-types/delete-event-type'
import { getEventType } from '@/server/event-types/get-event-type'
import { listEventTypes } from '@/server/event-types/list-event-types'
import { PRESETS } from '@/server/event-types/presets'
import { recentEvents } from '@/server/event-types/recent-events'
import { sampleOf } from '@/server/event-types/sample'
import { eventTypeInputSchema, eventTypePatchSchema } from '@/server/event-types/schema'
import { sendEventTypeInputSchema, sendEventTypePatchSchema } from '@/server/event-types/send-schema'
import { createSendEventType } from '@/server/event-types/sending/create-send-event-type'
import { deleteSendEventType } from '@/server/event-types/sending/delete-send-event-type'
import { getSendEventType } from '@/server/event-types/sending/get-send-event-type'
import { listSendEventTypes } from '@/server/event-types/sending/list-send-event-types'
import { rotateSigningSecret } from '@/server/event-types/sending/rotate-signing-secret'
import { signingSecret } from '@/server/event-types/sending/signing-secret'
import { updateSendEventType } from '@/server/event-types/sending/update-send-event-type'
import { updateEventType } from '@/server/event-types/update-event-type'
import { aliasSchema } from '@/server/fields/field-id'
import { describedStore } from '@/server/openapi/described-store'
import { openApiDocument } from '@/server/openapi/open-api-document'
import { postmanCollection } from '@/server/openapi/postman-collection'
import { KEY_PLACEHOLDER } from '@/server/openapi/snippets/snippet-request'
import { snippetsOf } from '@/server/openapi/snippets/snippets-of'
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
    const { receiveType, fields, fanOut } = await getEventType(ctx.store, input)
    return { body: sampleOf({ receiveContext: receiveType, fields, fanOut }) }
  }),
  snippets: viewerProcedure.input(one).query(async ({ ctx, input }) => {
    const { receiveType, alias, fields, fanOut } = await getEventType(ctx.store, input)
    const sample = sampleOf({ receiveContext: receiveType, fields, fanOut })
    const place = { baseUrl: env.APP_URL, storeId: ctx.store.store.id, apiKey: KEY_PLACEHOLDER }
    return { snippets: snippetsOf({ receiveType, alias, sample, ...place }), keyPlaceholder: KEY_PLACEHOLDER }
  }),
  postman: viewerProcedure.query(async ({ ctx }) =>
    postmanCollection(openApiDocument(env.APP_URL, await describedStore(ctx.store))),
  ),
  presets: viewerProcedure.query(() => ({ results: PRESETS })),
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

  listSending: viewerProcedure
    .input(z.object({ integrationId: z.string().optional() }))
    .query(async ({ ctx, input }) => ({ results: await listSendEventTypes(ctx.store, input) })),
  getSending: viewerProcedure.input(one).query(({ ctx, input }) => getSendEventType(ctx.store, input)),
  createSending: editorProcedure
    .input(z.object({ integrationId: z.string() }))
    .input(sendEventTypeInputSchema)
    .mutation(({ ctx, input }) => createSendEventType(ctx.store, input)),
  updateSending: editorProcedure
    .input(one)
    .input(sendEventTypePatchSchema)
    .mutation(({ ctx, input }) => updateSendEventType(ctx.store, input)),
  deleteSending: editorProcedure.input(one).mutation(({ ctx, input }) => deleteSendEventType(ctx.store, input)),
  signingSecret: editorProcedure.input(one).mutation(({ ctx, input }) => signingSecret(ctx.store, input)),
  rotateSigningSecret: editorProcedure.input(one).mutation(({ ctx, input }) => rotateSigningSecret(ctx.store, input)),
})
