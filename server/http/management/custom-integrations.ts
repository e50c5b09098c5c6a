import { anyEventTypeInputSchema } from '@/server/event-types/any-schema'
import { createEventType } from '@/server/event-types/create-event-type'
import { listAnyEventTypes } from '@/server/event-types/list-any-event-types'
import { createSendEventType } from '@/server/event-types/sending/create-send-event-type'
import { createIntegration } from '@/server/integrations/create-integration'
import { deleteIntegration } from '@/server/integrations/delete-integration'
import { getIntegration } from '@/server/integrations/get-integration'
import { listIntegrations } from '@/server/integrations/list-integrations'
import { integrationInputSchema, integrationPatchSchema } from '@/server/integrations/schema'
import { updateIntegration } from '@/server/integrations/update-integration'
import { pageOfAll } from '@/server/paging'
import { eventTypesQuery } from './custom-event-types'
import { EVENT_TYPE_READ_ONLY, idOf } from './ids'
import { pageQuery } from './query'
import { list, type Route, route } from './route'

const read = 'custom-integrations:read'
const write = 'custom-integrations:write'
const readOnly = ['eventTypeCount', 'lastEventAt']

export const customIntegrations: Route[] = [
  list({
    ...{ path: '/custom-integrations', scope: read, query: pageQuery },
    summary: 'List custom integrations',
    run: async (ctx, { query }) => pageOfAll(await listIntegrations(ctx), query),
  }),
  route({
    ...{ method: 'POST', path: '/custom-integrations', scope: write, body: integrationInputSchema, readOnly },
    summary: 'Create a custom integration',
    run: (ctx, { body }) => createIntegration(ctx, body),
  }),
  route({
    ...{ method: 'GET', path: '/custom-integrations/{id}', scope: read },
    summary: 'Get a custom integration',
    run: (ctx, call) => getIntegration(ctx, idOf(call)),
  }),
  route({
    ...{ method: 'PATCH', path: '/custom-integrations/{id}', scope: write, body: integrationPatchSchema, readOnly },
    summary: 'Change a custom integration',
    run: (ctx, call) => updateIntegration(ctx, { ...call.body, ...idOf(call) }),
  }),
  route({
    ...{ method: 'DELETE', path: '/custom-integrations/{id}', scope: write },
    summary: 'Delete a custom integration with its event types; 409 while something is built on it',
    run: (ctx, call) => deleteIntegration(ctx, idOf(call)),
  }),
  list({
    ...{ path: '/custom-integrations/{id}/custom-event-types', scope: read, query: eventTypesQuery },
    summary: "List a custom integration's event types",
    run: async (ctx, call) => {
      const { category, ...page } = call.query
      return pageOfAll(await listAnyEventTypes(ctx, { integrationId: idOf(call).id, category }), page)
    },
  }),
  route({
    ...{ method: 'POST', path: '/custom-integrations/{id}/custom-event-types', scope: write },
    ...{ body: anyEventTypeInputSchema, readOnly: EVENT_TYPE_READ_ONLY },
    summary: 'Create an event type, one that receives or (`category`) one that workflows send',
    run: (ctx, { body, ...call }) => {
      const integrationId = idOf(call).id
      return body.category === 'send'
        ? createSendEventType(ctx, { ...body, integrationId })
        : createEventType(ctx, { ...body, integrationId })
    },
  }),
]
