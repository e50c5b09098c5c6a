import { listReceptions, type ReceptionLine } from '@/server/events/list-receptions'
import { type ReceptionDetails, receptionDetails } from '@/server/events/reception-details'
import { receptionFilterSchema } from '@/server/events/reception-filter'
import type { ReceptionRow } from '@/server/events/reception-row'
import { idOf } from './ids'
import { pageQuery } from './query'
import { list, type Route, route } from './route'

const read = 'received-events:read'

const { alias, email, since, until } = receptionFilterSchema.shape
const filter = pageQuery.extend({ status: receptionFilterSchema.shape.outcome, alias, email, since, until })

export const receivedEvents: Route[] = [
  list({
    ...{ path: '/received-events', scope: read, query: filter },
    summary: 'List receptions, newest first: what was accepted, rejected, or came twice',
    run: async (ctx, { query: { status, ...query } }) => {
      const page = await listReceptions(ctx, { ...query, outcome: status })
      return { ...page, results: page.results.map(lineOf) }
    },
  }),
  route({
    ...{ method: 'GET', path: '/received-events/{id}', scope: read },
    summary: 'Get a reception: its body as received, what was stored or why not, and what it caused',
    run: async (ctx, call) => detailsOf(await receptionDetails(ctx, idOf(call))),
  }),
]

const eventTypeOf = ({ eventTypeId, eventTypeName, alias: ofType }: ReceptionRow) =>
  eventTypeId === null ? null : { id: eventTypeId, name: eventTypeName, alias: ofType }

const headOf = (row: ReceptionRow) => ({
  id: row.id,
  status: row.outcome,
  receivedAt: row.receivedAt,
  receiveContext: row.receiveContext,
  eventType: eventTypeOf(row),
  email: row.email,
  answer: { status: row.status, reasonCode: row.reasonCode, detail: row.detail },
  duplicateOf: row.duplicateOf,
})

const lineOf = (line: ReceptionLine) => ({ ...headOf(line), firstReason: line.firstReason, reasonsTotal: line.total })

function detailsOf(reception: ReceptionDetails) {
  const { headers, body, ignored, reasons, events } = reception
  return {
    ...headOf(reception),
    headers,
    body: body === null ? null : Buffer.from(body).toString('utf8'),
    bodyBytes: reception.bodyBytes,
    values: events[0]?.values ?? null,
    reasons,
    ignored,
    events: events.map(({ executions, fieldChanges, segmentMoves, notStarted, ...event }) => ({
      ...event,
      caused: { executions, fieldChanges, segmentMoves, notStarted },
    })),
  }
}
