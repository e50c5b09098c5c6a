import fc from 'fast-check'
import type { FieldValue } from '@/server/fields/field-types'
import { hoursFromNow } from './hours-from-now'

export const pick = <T>(...values: T[]) => fc.constantFrom(...values)
const some = <T>(...values: T[]) => fc.subarray(values, { minLength: 1 })
const range = (values: fc.Arbitrary<number>) =>
  fc.tuple(values, values).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }))
const small = fc.integer({ min: -1, max: 4 })
/** Hours from now. */
export const hour = fc.integer({ min: -60, max: 60 })

const number = fc.oneof(
  fc.record({
    operator: pick('equals', 'not-equals', 'greater-than', 'at-least', 'less-than', 'at-most'),
    value: small,
  }),
  fc.record({ operator: fc.constant('between'), value: range(small) }),
  fc.record({ operator: pick('has-value', 'is-empty') }),
)
const text = fc.oneof(
  fc.record({
    operator: pick('equals', 'not-equals', 'contains', 'not-contains', 'starts-with', 'ends-with'),
    value: pick('a', 'B', 'ab', 'é'),
  }),
  fc.record({ operator: pick('has-value', 'is-empty') }),
)
const radio = fc.oneof(
  fc.record({ operator: pick('equals', 'not-equals'), value: pick('ES', 'FR') }),
  fc.record({ operator: fc.constant('one-of'), value: some('ES', 'FR', 'PT') }),
)
const checkbox = fc.oneof(
  fc.record({ operator: fc.constant('has-option'), value: pick('a', 'b') }),
  fc.record({ operator: pick('has-any-option', 'has-all-options', 'has-none'), value: some('a', 'b', 'c') }),
)
const truth = fc.record({ operator: pick('is-true', 'is-false') })
const date = fc.oneof(
  fc.record({ operator: pick('before', 'after'), value: hour.map(hoursFromNow) }),
  fc.record({ operator: fc.constant('on-day'), value: hour.map((hours) => hoursFromNow(hours).slice(0, 10)) }),
)
const on = (field: string, comparison: fc.Arbitrary<object>) => comparison.map((each) => ({ field, ...each }))

const contactField = fc
  .oneof(
    on('_points', number),
    on('_name', text),
    on('_isAnonymous', truth),
    on('_updatedAt', date),
    on(
      '_email',
      text.filter((each) => !('value' in each) || !/equals/.test(String(each.operator))),
    ),
    on('country', radio),
    on('tags', checkbox),
    on('vip', truth),
    on('joined', date),
  )
  .map((each) => ({ kind: 'contact-field', ...each }))

const window = fc.oneof(
  fc.constant({ ever: true }),
  fc.record({ last: fc.record({ value: fc.integer({ min: 1, max: 3 }), unit: pick('hour', 'day') }) }),
  fc.record({ last: fc.record({ value: fc.integer({ min: 1, max: 40 }), unit: fc.constant('hour') }) }),
  hour.map((hours) => ({ since: hoursFromNow(hours) })),
  range(hour).map(({ from, to }) => ({ between: [hoursFromNow(from), hoursFromNow(to)] })),
)
const counted = fc.oneof(
  fc.record({ operator: fc.constant('at-least'), value: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ operator: pick('at-most', 'exactly'), value: fc.integer({ min: 0, max: 3 }) }),
)
const where = fc.array(
  fc.oneof(on('total', number), on('state', radio), on('gift', truth), on('sent', date), on('tags', checkbox)),
  { maxLength: 2 },
)

/** Definitions over the fields of `makeSegmentStore`, in-segment conditions on the given segments. */
export function definitions(eventTypeIds: string[], segmentIds: string[]): fc.Arbitrary<object> {
  const event = fc.record({
    kind: fc.constant('event'),
    eventTypeId: pick(...eventTypeIds),
    count: counted,
    window,
    where,
  })
  const inSegment = fc.record({
    kind: fc.constant('in-segment'),
    segmentId: pick(...segmentIds),
    is: pick('in', 'not-in'),
  })
  const leaf = fc.oneof({ weight: 3, arbitrary: event }, { weight: 2, arbitrary: contactField }, inSegment)
  const group = (item: fc.Arbitrary<object>) =>
    fc.record({ match: pick('all', 'any'), conditions: fc.array(item, { minLength: 1, maxLength: 3 }) })
  const nested = fc.oneof({ weight: 3, arbitrary: leaf }, group(fc.oneof({ weight: 2, arbitrary: leaf }, group(leaf))))
  return fc.tuple(group(nested), fc.option(group(nested))).map(([included, exclude]) => ({ ...included, exclude }))
}

/** Of a contact; points may be a text, from a time when the field had another type. */
export const randomFields = fc.record(
  {
    _points: fc.oneof(small, pick<FieldValue>('a text of an older definition')),
    _name: pick('', 'a', 'A', 'abb', 'bA', 'é', 'É'),
    country: pick('ES', 'FR', 'PT'),
    tags: fc.subarray(['a', 'b', 'c']),
    vip: fc.boolean(),
    joined: hour.map(hoursFromNow),
  },
  { requiredKeys: [], noNullPrototype: true },
)
/** Of an event. */
export const randomValues = fc.record(
  {
    total: small,
    state: pick('ES', 'FR'),
    gift: fc.boolean(),
    sent: hour.map(hoursFromNow),
    tags: fc.subarray(['a', 'b', 'c']),
  },
  { requiredKeys: [], noNullPrototype: true },
)
