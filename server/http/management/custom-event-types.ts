import { anyEventTypePatchSchema, categorySchema } from '@/server/event-types/any-schema'
import { categoryOf } from '@/server/event-types/category-of'
import { deleteEventType } from '@/server/event-types/delete-event-type'
import { getEventType } from '@/server/event-types/get-event-type'
import { listAnyEventTypes } from '@/server/event-types/list-any-event-types'
import { deleteSendEventType } from '@/server/event-types/sending/delete-send-event-type'
import { getSendEventType } from '@/server/event-types/sending/get-send-event-type'
import { updateAnyEventType } from '@/server/event-types/update-any-event-type'
import { pageOfAll } from '@/server/paging'
import { EVENT_TYPE_READ_ONLY, idOf } from './ids'
import { pageQuery } from './query'
import { list, type Route, route } from './route'

const read = 'custom-integrations:read'
const write = 'custom-integrations:write'

/** What a list of event types can be narrowed by. */
export const eventTypesQuery = pageQuery.extend({ category: categorySchema.optional() })

export const customEventTypes: Route[] = [
  list({
    ...{ path: '/custom-event-types', scope: read, query: eventTypesQuery },
    summary: 'List event types of all custom integrations',
    run: async (ctx, { query: { category, ...page } }) => pageOfAll(await listAnyEventTypes(ctx, { category }), page),
  }),
  route({
    ...{ method: 'GET', path: '/custom-event-types/{id}', scope: read },
    summary: 'Get an event type',
    run: async (ctx, call) => {
      const get = (await categoryOf(ctx, idOf(call))) === 'send' ? getSendEventType : getEventType
      const { fields, ...eventType } = await get(ctx, idOf(call))
      return { ...eventType, fields: fields.map(({ usedBy: _, ...field }) => field) }
    },
  }),
  route({
    ...{ method: 'PATCH', path: '/custom-event-types/{id}', scope: write },
    ...{ body: anyEventTypePatchSchema, readOnly: EVENT_TYPE_READ_ONLY },
    summary: 'Change an event type; `fields` replaces the whole list, 409 where a field is in use',
    run: (ctx, call) => updateAnyEventType(ctx, { ...call.body, ...idOf(call) }),
  }),
  route({
    ...{ method: 'DELETE', path: '/custom-event-types/{id}', scope: write },
    summary: 'Delete an event type; 409 while something uses it, or is still to be sent',
    run: async (ctx, call) => {
      const remove = (await categoryOf(ctx, idOf(call))) === 'send' ? deleteSendEventType : deleteEventType
      return remove(ctx, idOf(call))
    },
  }),
]
