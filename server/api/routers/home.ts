import { homeOverview } from '@/server/home/overview'
import { router, viewerProcedure } from '../trpc'

export const homeRouter = router({
  overview: viewerProcedure.query(({ ctx }) => homeOverview(ctx.store)),
})
