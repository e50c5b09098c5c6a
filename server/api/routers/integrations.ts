import { z } from 'zod'
import { createIntegration } from '@/server/integrations/create-integration'
import { deleteIntegration } from '@/server/integrations/delete-integration'
import { getIntegration } from '@/server/integrations/get-integration'
import { integrationUsage } from '@/server/integrations/integration-usage'
import { listIntegrations } from '@/server/integrations/list-integrations'
import { integrationInputSchema, integrationPatchSchema } from '@/server/integrations/schema'
import { updateIntegration } from '@/server/integrations/update-integration'
import { editorProcedure, router, viewerProcedure } from '../trpc'

const one = z.object({ id: z.string() })

export const integrationsRouter = router({
  list: viewerProcedure.query(async ({ ctx }) => ({ results: await listIntegrations(ctx.store) })),
  get: viewerProcedure.input(one).query(({ ctx, input }) => getIntegration(ctx.store, input)),
  usage: viewerProcedure
    .input(one)
    .query(async ({ ctx, input }) => ({ usedBy: await integrationUsage(ctx.store, input) })),
  create: editorProcedure
    .input(integrationInputSchema)
    .mutation(({ ctx, input }) => createIntegration(ctx.store, input)),
  update: editorProcedure
    .input(one)
    .input(integrationPatchSchema)
    .mutation(({ ctx, input }) => updateIntegration(ctx.store, input)),
  delete: editorProcedure.input(one).mutation(({ ctx, input }) => deleteIntegration(ctx.store, input)),
})
