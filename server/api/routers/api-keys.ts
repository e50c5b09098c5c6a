import { copyApiKey } from '@/server/api-keys/copy-api-key'
import { createApiKey } from '@/server/api-keys/create-api-key'
import { listApiKeys } from '@/server/api-keys/list-api-keys'
import { renameApiKey } from '@/server/api-keys/rename-api-key'
import { revokeApiKey } from '@/server/api-keys/revoke-api-key'
import { rotateApiKey } from '@/server/api-keys/rotate-api-key'
import { apiKeySchema, createApiKeySchema, renameApiKeySchema, rotateApiKeySchema } from '@/server/api-keys/schema'
import { ownerProcedure, router, viewerProcedure } from '../trpc'

/** Store settings › API and IP Access. */
export const apiKeysRouter = router({
  list: viewerProcedure.query(({ ctx }) => listApiKeys(ctx.store)),
  create: ownerProcedure.input(createApiKeySchema).mutation(({ ctx, input }) => createApiKey(ctx.store, input)),
  copy: ownerProcedure.input(apiKeySchema).mutation(({ ctx, input }) => copyApiKey(ctx.store, input)),
  rename: ownerProcedure.input(renameApiKeySchema).mutation(({ ctx, input }) => renameApiKey(ctx.store, input)),
  rotate: ownerProcedure.input(rotateApiKeySchema).mutation(({ ctx, input }) => rotateApiKey(ctx.store, input)),
  revoke: ownerProcedure.input(apiKeySchema).mutation(({ ctx, input }) => revokeApiKey(ctx.store, input)),
})
