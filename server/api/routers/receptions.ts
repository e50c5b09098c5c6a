import { z } from 'zod'
import { PAGE_VISIT } from '@/server/event-types/page-visit'
import { PAGE_VISIT_PLACES } from '@/server/event-types/page-visit-fields'
import { listReceptions } from '@/server/events/list-receptions'
import { listen } from '@/server/events/listen'
import { mappingOf } from '@/server/events/mapping-of'
import { receptionCauses } from '@/server/events/reception-causes'
import { receptionChart } from '@/server/events/reception-chart'
import { receptionCounts } from '@/server/events/reception-counts'
import { receptionDetails } from '@/server/events/reception-details'
import { receptionFilterSchema } from '@/server/events/reception-filter'
import { documentOf } from '@/server/http/body/document-of'
import { documentText } from '@/server/http/body/document-text'
import { readKept } from '@/server/http/kept-request'
import { textSchema } from '@/server/integrations/text-schema'
import { pageSchema } from '@/server/paging'
import { isProblem, type ProblemName } from '@/server/problems'
import { getReplay, listReplays } from '@/server/replays/get-replay'
import { previewReplay } from '@/server/replays/preview-replay'
import { previewReception, replayReception } from '@/server/replays/replay-reception'
import { replaySchema, replaysSchema } from '@/server/replays/schema'
import { startReplay } from '@/server/replays/start-replay'
import { stopReplay } from '@/server/replays/stop-replay'
import { editorProcedure, router, viewerProcedure } from '../trpc'

const MINUTES_OF_30_DAYS = 43_200
/** An event of the web is kept in the envelope that it came in. */
const payloadAt = (receiveContext: string): string[] => (receiveContext === 'web' ? ['events', '0', 'payload'] : [])
/** Where an event's own document begins in a kept body. */
function baseOf(receiveContext: string, contentType: string | undefined): string[] {
  if (receiveContext === 'web') return payloadAt(receiveContext)
  return contentType?.toLowerCase().startsWith('application/cloudevents+json') ? ['data'] : []
}

const REFUSALS: ReadonlySet<ProblemName> = new Set(['not-valid', 'conflict', 'invalid-json', 'invalid-request'])

const one = z.object({ id: z.string() })

const listenSchema = z.object({
  receiveContext: z.enum(['api', 'webhook', 'web']),
  eventTypeId: z.string().optional(),
  alias: textSchema(100).optional(),
  since: z.iso.datetime({ offset: true }).optional(),
  limit: z.number().int().min(1).max(20).default(20),
})

export const receptionsRouter = router({
  list: viewerProcedure
    .input(pageSchema)
    .input(receptionFilterSchema)
    .query(({ ctx, input }) => listReceptions(ctx.store, input)),
  get: viewerProcedure.input(z.object({ id: z.string() })).query(async ({ ctx, input }) => {
    const { body, ...reception } = await receptionDetails(ctx.store, input)
    const document = body ? documentOf(body, reception.headers['content-type']) : undefined
    const values = reception.events[0]?.values
    const { receiveContext, fields, fanOut, reasons } = reception
    const elsewhere = reception.eventTypeId === PAGE_VISIT.id ? PAGE_VISIT_PLACES : undefined
    const base = baseOf(receiveContext, reception.headers['content-type'])
    return {
      ...reception,
      /** The body's text; what is not UTF-8 shows as U+FFFD. */
      bodyText: body ? Buffer.from(body).toString('utf8') : null,
      isBodyCut: body !== null && body.length < reception.bodyBytes,
      mapping: mappingOf({ receiveContext, fields, fanOut, base, reasons, values, elsewhere, document }),
      answer: { status: reception.status, detail: reception.detail },
    }
  }),
  listen: viewerProcedure.input(listenSchema).query(async ({ ctx, input }) => {
    const { now, results } = await listen(ctx.store, input)
    return {
      now,
      results: results.map(({ body, contentType, ...heard }) => ({
        ...heard,
        /** The body's text; what is not UTF-8 shows as U+FFFD. */
        bodyText: body ? Buffer.from(body).toString('utf8') : null,
        isBodyCut: body !== null && body.length < heard.bodyBytes,
        isForm: contentType?.toLowerCase().startsWith('application/x-www-form-urlencoded') ?? false,
        /** As JSON text, what fields are read from; null where the body is no document. */
        document: body ? documentText(body, contentType ?? undefined, payloadAt(input.receiveContext)) : null,
      })),
    }
  }),
  chart: viewerProcedure
    .input(receptionFilterSchema)
    .input(z.object({ minutes: z.number().int().min(1).max(MINUTES_OF_30_DAYS).default(60) }))
    .query(({ ctx, input }) => receptionChart(ctx.store, input)),
  counts: viewerProcedure
    .input(z.object({ since: z.iso.datetime({ offset: true }) }))
    .query(({ ctx, input }) => receptionCounts(ctx.store, input)),
  /** Refusals by what was wrong with them. */
  causes: viewerProcedure.input(receptionFilterSchema).query(({ ctx, input }) => receptionCauses(ctx.store, input)),
  /** What a replay of one would store, by the present definition. */
  previewOne: viewerProcedure.input(one).query(async ({ ctx, input }) => {
    try {
      return { refusal: null, ...(await previewReception(ctx.store, input, readKept)) }
    } catch (error) {
      // That it would be refused is the answer to the question, not a failure to answer it.
      if (!isProblem(error) || !REFUSALS.has(error.problem)) throw error
      return {
        refusal: { detail: error.detail, faults: error.extras.validationErrors ?? [] },
        events: [],
        isContactMissing: false,
      }
    }
  }),
  replay: editorProcedure
    .input(one.extend(replaySchema.shape))
    .mutation(({ ctx, input }) => replayReception(ctx.store, input, readKept)),
  previewReplay: viewerProcedure
    .input(receptionFilterSchema)
    .query(({ ctx, input }) => previewReplay(ctx.store, input, readKept)),
  startReplay: editorProcedure.input(replaysSchema).mutation(({ ctx, input }) => startReplay(ctx.store, input)),
  stopReplay: editorProcedure.input(one).mutation(({ ctx, input }) => stopReplay(ctx.store, input)),
  replays: viewerProcedure.query(({ ctx }) => listReplays(ctx.store)),
  getReplay: viewerProcedure.input(one).query(({ ctx, input }) => getReplay(ctx.store, input)),
})
