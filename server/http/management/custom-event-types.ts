import { deleteEventType } from '@/server/event-types/delete-event-type'
import { getEventType } from '@/server/event-types/get-event-type'
import { listEventTypes } from '@/server/event-types/list-event-types'
import { eventTypePatchSchema } from '@/server/event-types/schema'
import { updateEventType } from '@/server/event-types/update-event-type'
import { pageOfAll } from '@/server/paging'
import { EVENT_TYPE_READ_ONLY, idOf } from './ids'
import { pageQuery } from './query'
import { list, type Route, route } from './route'

const read = 'custom-integrations:read'
const write = 'custom-integrations:write'

export const customEventTypes: Route[] = [
  list({
    ...{ path: '/custom-event-types', scope: read, query: pageQuery },
    summary: 'List event types of all custom integrations',
    run: async (ctx, { query }) => pageOfAll(await listEventTypes(ctx, {}), query),
  }),
  route({
    ...{ method: 'GET', path: '/custom-event-types/{id}', scope: read },
    summary: 'Get an event type',
    run: async (ctx, call) => {
      const { fields, ...eventType } = await getEventType(ctx, idOf(call))
      return { ...eventType, fields: fields.map(({ usedBy: _, ...field }) => field) }
    },
  }),
  route({
    ...{ method: 'PATCH', path: '/custom-event-types/{id}', scope: write },
    ...{ body: eventTypePatchSchema, readOnly: EVENT_TYPE_READ_ONLY },
    summary: 'Change an event type; `fields` replaces the whole list, 409 where a field is in use',
    run: (ctx, call) => updateEventType(ctx, { ...call.body, ...idOf(call) }),
  }),
  route({
    ...{ method: 'DELETE', path: '/custom-event-types/{id}', scope: write },
    summary: 'Delete an event type; 409 while something uses it',
    run: (ctx, call) => deleteEventType(ctx, idOf(call)),
  }),
]
