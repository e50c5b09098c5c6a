import { z } from 'zod'
import { getDelivery } from '@/server/deliveries/get-delivery'
import { listDeliveries } from '@/server/deliveries/list-deliveries'
import { resendDead } from '@/server/deliveries/resend-dead'
import { resendDelivery } from '@/server/deliveries/resend-delivery'
import { deliveriesSchema } from '@/server/deliveries/schema'
import { editorProcedure, router, viewerProcedure } from '../trpc'

const one = z.object({ id: z.string() })

export const deliveriesRouter = router({
  list: viewerProcedure.input(deliveriesSchema).query(({ ctx, input }) => listDeliveries(ctx.store, input)),
  get: viewerProcedure.input(one).query(({ ctx, input }) => getDelivery(ctx.store, input)),
  resend: editorProcedure.input(one).mutation(({ ctx, input }) => resendDelivery(ctx.store, input)),
  resendAll: editorProcedure
    .input(z.object({ eventTypeId: z.string() }))
    .mutation(({ ctx, input }) => resendDead(ctx.store, input)),
})
