import { updateStoreSchema } from '@/server/stores/schema'
import { storeOf } from '@/server/stores/store-of'
import { updateStore } from '@/server/stores/update-store'
import { type Route, route } from './route'

const readOnly = ['hasIdentitySecret', 'blockedAt']

export const store: Route[] = [
  route({
    ...{ method: 'GET', path: '/store', scope: 'store:read' },
    summary: 'Get the settings of the store',
    run: (ctx) => storeOf(ctx),
  }),
  route({
    ...{ method: 'PATCH', path: '/store', scope: 'store:write', body: updateStoreSchema, readOnly },
    summary: 'Change settings of the store; 409 where IP ranges would shut out the caller',
    run: async (ctx, { body, address }) => {
      await updateStore(ctx, body, { address })
      return storeOf(ctx)
    },
  }),
]
