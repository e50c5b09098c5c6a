import { listReceptions, type ReceptionLine } from '@/server/events/list-receptions'
import { type ReceptionDetails, receptionDetails } from '@/server/events/reception-details'
import { receptionFilterSchema } from '@/server/events/reception-filter'
import type { ReceptionRow } from '@/server/events/reception-row'
import { readKept } from '@/server/http/kept-request'
import { getReplay } from '@/server/replays/get-replay'
import { previewReplay } from '@/server/replays/preview-replay'
import { replayReception } from '@/server/replays/replay-reception'
import { replaySchema, replaysSchema } from '@/server/replays/schema'
import { startReplay } from '@/server/replays/start-replay'
import { stopReplay } from '@/server/replays/stop-replay'
import { idOf } from './ids'
import { pageQuery } from './query'
import { list, type Route, route } from './route'

const read = 'received-events:read'
const write = 'received-events:write'

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
  route({
    ...{ method: 'POST', path: '/received-events/{id}/replay', scope: write, body: replaySchema, isBodyOptional: true },
    summary: 'Replay a reception by the present definition; the original stays as it is',
    run: (ctx, call) => replayReception(ctx, { ...call.body, ...idOf(call) }, readKept),
  }),
  route({
    ...{ method: 'POST', path: '/received-events/replays/preview', scope: read, status: 200 },
    body: replaysSchema,
    summary: 'How a replay of all that match would end; nothing is stored',
    run: (ctx, { body }) => previewReplay(ctx, body.filter, readKept),
  }),
  route({
    ...{ method: 'POST', path: '/received-events/replays', scope: write, body: replaysSchema },
    summary: 'Replay all that match and came up to now; a worker goes through them',
    run: (ctx, { body }) => startReplay(ctx, body),
  }),
  route({
    ...{ method: 'GET', path: '/received-events/replays/{id}', scope: read },
    summary: 'Get a replay: how far it is',
    run: (ctx, call) => getReplay(ctx, idOf(call)),
  }),
  route({
    ...{ method: 'POST', path: '/received-events/replays/{id}/stop', scope: write, status: 200 },
    summary: 'Stop a replay; what was replayed stays',
    run: (ctx, call) => stopReplay(ctx, idOf(call)),
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
  replayOf: row.replayOf,
  replayedAs: row.replayedAs,
  trust: row.trust,
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
