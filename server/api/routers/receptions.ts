import { z } from 'zod'
import { listReceptions } from '@/server/events/list-receptions'
import { mappingOf } from '@/server/events/mapping-of'
import { receptionChart } from '@/server/events/reception-chart'
import { receptionCounts } from '@/server/events/reception-counts'
import { receptionDetails } from '@/server/events/reception-details'
import { receptionFilterSchema } from '@/server/events/reception-filter'
import { documentOf } from '@/server/http/body/document-of'
import { pageSchema } from '@/server/paging'
import { router, viewerProcedure } from '../trpc'

const MINUTES_OF_30_DAYS = 43_200

export const receptionsRouter = router({
  list: viewerProcedure
    .input(pageSchema)
    .input(receptionFilterSchema)
    .query(({ ctx, input }) => listReceptions(ctx.store, input)),
  get: viewerProcedure.input(z.object({ id: z.string() })).query(async ({ ctx, input }) => {
    const { body, ...reception } = await receptionDetails(ctx.store, input)
    const document = body ? documentOf(body, reception.headers['content-type']) : undefined
    const values = reception.events[0]?.values
    const { receiveContext, fields, reasons } = reception
    return {
      ...reception,
      /** The body's text; what is not UTF-8 shows as U+FFFD. */
      bodyText: body ? Buffer.from(body).toString('utf8') : null,
      isBodyCut: body !== null && body.length < reception.bodyBytes,
      mapping: mappingOf({ receiveContext, fields, reasons, values, document }),
      answer: { status: reception.status, detail: reception.detail },
    }
  }),
  chart: viewerProcedure
    .input(
      z.object({
        minutes: z.number().int().min(1).max(MINUTES_OF_30_DAYS).default(60),
        eventTypeId: z.string().optional(),
      }),
    )
    .query(({ ctx, input }) => receptionChart(ctx.store, input)),
  counts: viewerProcedure
    .input(z.object({ since: z.iso.datetime({ offset: true }) }))
    .query(({ ctx, input }) => receptionCounts(ctx.store, input)),
})
