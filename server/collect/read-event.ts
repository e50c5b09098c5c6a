import { PAGE_VISIT } from '@/server/event-types/page-visit'
import type { Configuration, ReceivingType } from '@/server/events/configuration'
import type { EventValues } from '@/server/events/read-values'
import { closest } from '@/server/fields/closest'
import { readDate } from '@/server/fields/date'
import { quote, received, storable, unstorable } from '@/server/fields/received'
import type { ValidationError } from '@/server/problems'
import type { CollectedRequest } from './collect'
import { isNear } from './is-near'
import { readPageVisit } from './read-page-visit'

/** One event of a collect request. Pointers are into the request. */
export type Collected = {
  type: ReceivingType | null
  alias: string | null
} & (
  | { ok: true; event: EventValues; id: string | null; occurredAt: string; ignored: string[] }
  | { ok: false; validationErrors: ValidationError[]; total: number }
)

const ID_CHARACTERS_MAX = 100

/** Reads the event at `/events/{index}` by the definition that its alias names; all its faults at once. */
export function readEvent(
  configuration: Configuration,
  request: CollectedRequest,
  index: number,
  receivedAt: string,
): Collected {
  const path = `/events/${index}`
  const { events, page } = request.document as { events: unknown[]; page?: unknown } // the envelope was read before
  const event = events[index]
  if (!isObject(event))
    return refused(null, null, [{ path, reason: `expected an object, received ${received(event)}` }])
  const { alias, payload = {}, id, at } = event
  const faults: ValidationError[] = []
  const type = typeof alias === 'string' ? webTypeOf(configuration, alias) : undefined
  if (!type) faults.push({ path: `${path}/alias`, reason: aliasReason(configuration, alias) })
  if (payload !== null && !isObject(payload))
    faults.push({ path: `${path}/payload`, reason: `expected an object, received ${received(payload)}` })
  if (!isAbsent(id) && !isEventId(id))
    faults.push({
      path: `${path}/id`,
      reason: `expected a text of 1 to ${ID_CHARACTERS_MAX} characters, received ${received(id)}`,
    })
  const time = isAbsent(at) ? undefined : readDate(at, false)
  if (time && !time.ok) faults.push({ path: `${path}/at`, reason: time.reason })
  const shownAlias = typeof alias === 'string' ? storable(alias.slice(0, 100)) : null
  if (!type || faults.length > 0) return refused(type ?? null, shownAlias, faults)
  const document = request.payloadOf(index, payload ?? {})
  const result = type.id === PAGE_VISIT.id ? readPageVisit(type.read, document, page) : type.read(document)
  if (!result.ok) return { type, alias: shownAlias, ...result }
  const [values = { values: {}, email: undefined }] = result.events
  const isBelieved = time?.ok === true && isNear(time.value, receivedAt)
  return {
    ...{ type, alias: shownAlias, ok: true, event: values, id: isEventId(id) ? id : null },
    occurredAt: isBelieved && time?.ok ? time.value : receivedAt,
    ignored: time && !isBelieved ? [...result.ignored, `${path}/at`] : result.ignored,
  }
}

const refused = (type: ReceivingType | null, alias: string | null, validationErrors: ValidationError[]): Collected => ({
  ...{ type, alias, ok: false, validationErrors },
  total: validationErrors.length,
})

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isAbsent = (value: unknown): boolean => value === undefined || value === null
const isEventId = (id: unknown): id is string =>
  typeof id === 'string' && id.length > 0 && id.length <= ID_CHARACTERS_MAX && unstorable(id) === undefined

function webTypeOf({ typesByAlias }: Configuration, alias: string): ReceivingType | undefined {
  const type = typesByAlias.get(alias)
  return type?.receiveContext === 'web' && type.eventsEnabled ? type : undefined
}

function aliasReason({ typesByAlias }: Configuration, alias: unknown): string {
  if (typeof alias !== 'string') return `expected the alias of an event type, received ${received(alias)}`
  const aliases = [...typesByAlias.values()].flatMap((type) => (type.receiveContext === 'web' ? type.alias : []))
  const near = closest(alias, aliases)
  const hint = near === undefined || near === alias ? '' : `; did you mean ${quote(near)}?`
  return `this store has no Web or Mobile App event type with the alias ${quote(alias)}${hint}`
}
