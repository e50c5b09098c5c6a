import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { contacts, events, inStore, segmentMembers } from '@/db'
import { contactValueOf } from '@/server/contacts/contact-columns'
import { createContactField } from '@/server/contacts/create-contact-field'
import { contactFieldInputSchema } from '@/server/contacts/schema'
import { createEventType } from '@/server/event-types/create-event-type'
import { eventTypeInputSchema } from '@/server/event-types/schema'
import type { FieldDefinition, FieldValue } from '@/server/fields/field-types'
import { isOperatorName, OPERATORS, type Operand } from '@/server/fields/operators'
import { newId } from '@/server/ids'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'
import { checkDefinition } from './check-definition'
import { createSegment } from './create-segment'
import { type Facts, factsOf } from './facts'
import { recheckDue } from './recheck-due'
import { refreshMembership } from './refresh-membership'
import { type Condition, type ConditionGroup, type SegmentDefinition, segmentDefinitionSchema } from './schema'
import { predicateOf } from './segment-sql'

type Person = {
  id: string
  email: string | null
  fields: Record<string, FieldValue>
  createdAt: string
  updatedAt: string
}
type Happening = { contactId: string; eventTypeId: string; values: Record<string, FieldValue>; receivedAt: string }
type Members = (segmentId: string) => Set<string>

const HOUR_MS = 3_600_000
/** A whole hour, as all moments of these tests are: events stand exactly on the edges of windows, too. */
const NOW_MS = Math.ceil(Date.now() / HOUR_MS) * HOUR_MS
const hoursFromNow = (hours: number) => new Date(NOW_MS + hours * HOUR_MS).toISOString()

// What a definition means, said a second time and in memory.

function holds(
  definition: SegmentDefinition,
  person: Person,
  all: Happening[],
  facts: Facts,
  members: Members,
  now: string,
) {
  const group = ({ match, conditions }: ConditionGroup): boolean => {
    if (conditions.length === 0) return false
    return conditions[match === 'all' ? 'every' : 'some']((item) => ('match' in item ? group(item) : one(item)))
  }
  const passes = (
    field: FieldDefinition | undefined,
    value: FieldValue | undefined,
    operator: string,
    operand: unknown,
  ) => field !== undefined && isOperatorName(operator) && OPERATORS[operator].test(value, operand as Operand, field) // checked
  const one = (condition: Condition): boolean => {
    switch (condition.kind) {
      case 'in-segment':
        return members(condition.segmentId).has(person.id) === (condition.is === 'in')
      case 'contact-field': {
        const value = contactValueOf({ ...person, writes: {} }, condition.field) ?? undefined
        return passes(facts.contactFields.get(condition.field), value, condition.operator, condition.value)
      }
      case 'event': {
        const { count, window, where, eventTypeId } = condition
        const type = facts.eventTypes.get(eventTypeId)
        const n = all.filter(
          (event) =>
            event.contactId === person.id &&
            event.eventTypeId === eventTypeId &&
            isWithin(window, event.receivedAt, now) &&
            where.every((each) =>
              passes(type?.fields.get(each.field), event.values[each.field], each.operator, each.value),
            ),
        ).length
        return { 'at-least': n >= count.value, 'at-most': n <= count.value, exactly: n === count.value }[count.operator]
      }
    }
  }
  return group(definition) && !(definition.exclude && group(definition.exclude))
}

const UNIT_MS = { minute: 60_000, hour: HOUR_MS, day: 24 * HOUR_MS, week: 168 * HOUR_MS }

function isWithin(window: Extract<Condition, { kind: 'event' }>['window'], receivedAt: string, now: string): boolean {
  const at = Date.parse(receivedAt)
  if ('last' in window) return at + window.last.value * UNIT_MS[window.last.unit] > Date.parse(now)
  if ('since' in window) return at >= Date.parse(window.since)
  if ('between' in window) return at >= Date.parse(window.between[0]) && at <= Date.parse(window.between[1])
  return true
}

// Random definitions, people and events.

const COUNTRIES = ['ES', 'FR', 'PT'].map((id) => ({ id, label: `Country ${id}` }))
const TAGS = ['a', 'b', 'c'].map((id) => ({ id, label: id }))
const pick = <T>(...values: T[]) => fc.constantFrom(...values)
const some = <T>(...values: T[]) => fc.subarray(values, { minLength: 1 })
const range = (values: fc.Arbitrary<number>) =>
  fc.tuple(values, values).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }))
const small = fc.integer({ min: -1, max: 4 })
const hour = fc.integer({ min: -60, max: 60 })

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

function definitions(eventTypeIds: string[], segmentIds: string[]): fc.Arbitrary<object> {
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

const fields = fc.record(
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
const values = fc.record(
  {
    total: small,
    state: pick('ES', 'FR'),
    gift: fc.boolean(),
    sent: hour.map(hoursFromNow),
    tags: fc.subarray(['a', 'b', 'c']),
  },
  { requiredKeys: [], noNullPrototype: true },
)

// A store in the database and the same in memory.

class Population {
  readonly people: Person[] = []
  readonly happenings: Happening[] = []
  readonly membersOf = new Map<string, Set<string>>()
  constructor(readonly storeId: string) {}

  async addPeople(list: Record<string, FieldValue>[]): Promise<void> {
    for (const given of list) {
      const at = hoursFromNow(-this.people.length)
      const email =
        this.people.length % 4 === 3 ? null : `${'aéb'[this.people.length % 3]}${this.people.length}@example.org`
      this.people.push({ id: newId(), email, fields: given, createdAt: at, updatedAt: at })
    }
    const { storeId, people } = this
    await inStore(storeId, (tx) => tx.insert(contacts).values(people.map((person) => ({ storeId, ...person }))))
  }

  async addEvent(contactId: string, eventTypeId: string, given: Record<string, FieldValue>, receivedAt: string) {
    const { storeId } = this
    this.happenings.push({ contactId, eventTypeId, values: given, receivedAt })
    const row = {
      storeId,
      id: newId(),
      receptionId: newId(),
      contactId,
      eventTypeId,
      values: given,
      receivedAt,
      revision: 1,
    }
    await inStore(storeId, (tx) => tx.insert(events).values(row))
  }

  person(n: number): Person {
    const person = this.people[n % this.people.length]
    if (!person) throw new Error('nobody is here yet')
    return person
  }

  matching(definition: SegmentDefinition, facts: Facts, members: Members, now: string): string[] {
    return this.people
      .filter((person) => holds(definition, person, this.happenings, facts, members, now))
      .map(({ id }) => id)
      .sort()
  }
}

let demo: DemoStore
let eventTypeIds: string[]
let staticId: string
beforeAll(async () => {
  const made = await makeFixture()
  demo = made.demo
  eventTypeIds = made.eventTypeIds
  staticId = made.staticId
})

async function makeFixture() {
  const demo = await makeDemoStore()
  const given = [
    { id: 'country', name: 'Country', type: 'radio', options: COUNTRIES },
    { id: 'tags', name: 'Tags', type: 'checkbox', options: TAGS },
    { id: 'vip', name: 'VIP', type: 'boolean' },
    { id: 'joined', name: 'Joined', type: 'date' },
  ]
  for (const field of given) await createContactField(demo.context, contactFieldInputSchema.parse(field))
  const eventFields = [
    { id: 'email', name: 'Email', type: 'email', required: true, isPrimaryKey: true },
    { id: 'total', name: 'Total', type: 'integer' },
    { id: 'state', name: 'State', type: 'radio', options: COUNTRIES },
    { id: 'gift', name: 'Gift', type: 'boolean' },
    { id: 'sent', name: 'Sent', type: 'date' },
    { id: 'tags', name: 'Tags', type: 'checkbox', options: TAGS },
  ]
  const types = await Promise.all(
    ['order', 'visit'].map((alias) => {
      const input = eventTypeInputSchema.parse({ name: alias, alias, receiveType: 'api', fields: eventFields })
      return createEventType(demo.context, { integrationId: demo.integrationId, ...input })
    }),
  )
  const fixed = await createSegment(demo.context, { type: 'static', name: 'By hand' })
  return { demo, eventTypeIds: types.map(({ id }) => id), staticId: fixed.id }
}

describe('a definition in SQL', () => {
  test('picks the contacts that the same definition picks in memory', async () => {
    const { storeId } = demo
    const population = new Population(storeId)
    const seed = 7
    await population.addPeople(fc.sample(fields, { numRuns: 40, seed }))
    const drawn = fc.sample(fc.tuple(fc.nat(39), pick(...eventTypeIds), values, hour), { numRuns: 250, seed })
    for (const [n, type, given, at] of drawn)
      await population.addEvent(population.person(n).id, type, given, hoursFromNow(at))
    const byHand = new Set(population.people.filter((_, n) => n % 3 === 0).map(({ id }) => id))
    const rows = [...byHand].map((contactId) => ({
      storeId,
      segmentId: staticId,
      contactId,
      enteredAt: hoursFromNow(0),
    }))
    await inStore(storeId, (tx) => tx.insert(segmentMembers).values(rows))
    const facts = await inStore(storeId, (tx) => factsOf(tx, storeId))
    let found = 0
    await fc.assert(
      fc.asyncProperty(definitions(eventTypeIds, [staticId]), hour.map(hoursFromNow), async (given, now) => {
        const definition = checkDefinition(segmentDefinitionSchema.parse(given), facts)
        const picked = await inStore(storeId, (tx) =>
          tx.execute<{ id: string }>(sql`
            select c.id from contacts c where c.store_id = ${storeId} and ${predicateOf(definition, facts, now)} order by c.id`),
        )
        found += picked.length
        expect(picked.map(({ id }) => id)).toEqual(population.matching(definition, facts, () => byHand, now))
      }),
      { numRuns: 300 },
    )
    expect(found, 'a property over nobody says nothing').toBeGreaterThan(300)
  })
})

describe('membership', () => {
  type Step =
    | { do: 'event'; person: number; type: number; values: Record<string, FieldValue> }
    | { do: 'edit'; person: number; fields: Record<string, FieldValue> }
    | { do: 'hand'; person: number }
    | { do: 'wait'; hours: number }
  const person = fc.nat(5)
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('event' as const), person, type: fc.nat(1), values }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('edit' as const), person, fields }) },
    fc.record({ do: fc.constant('hand' as const), person }),
    { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 30 }) }) },
  )

  test('kept up event by event, edit by edit and window by window is what computing it anew would give', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 20, maxLength: 20 }),
        fc.infiniteStream(fc.nat()),
        async (steps, seeds) => {
          const fixture = await makeFixture()
          const { storeId, context } = fixture.demo
          const population = new Population(storeId)
          await population.addPeople(fc.sample(fields, 6))
          population.membersOf.set(fixture.staticId, new Set())
          const known = [fixture.staticId]
          for (let n = 0; n < 6; n++) {
            const seed = Number(seeds.next().value)
            const [given] = fc.sample(definitions(fixture.eventTypeIds, known), { numRuns: 1, seed })
            const definition = segmentDefinitionSchema.parse(given)
            const { id } = await createSegment(context, { type: 'dynamic-plus', name: `S${n}`, definition })
            known.push(id)
          }
          const world: World = { ...fixture, population, hours: 0 }
          await passTime(world, 0)
          for (const each of steps) {
            await take(world, each)
            await expectExact(world)
          }
          await expectMovesToTell(storeId)
        },
      ),
      { numRuns: 12 },
    )
  }, 120_000)

  type World = Awaited<ReturnType<typeof makeFixture>> & { population: Population; hours: number }

  async function take(world: World, step: Step): Promise<void> {
    const { population, demo, eventTypeIds, staticId } = world
    const { storeId } = demo
    const now = hoursFromNow(world.hours)
    if (step.do === 'wait') return passTime(world, step.hours)
    const { id } = population.person(step.person)
    if (step.do === 'event') {
      await population.addEvent(id, eventTypeIds[step.type] ?? '', step.values, now)
    }
    await inStore(storeId, async (tx) => {
      if (step.do === 'edit') {
        Object.assign(population.person(step.person), { fields: step.fields, updatedAt: now })
        await tx.execute(sql`update contacts set fields = ${JSON.stringify(step.fields)}::text::jsonb, updated_at = ${now}
          where store_id = ${storeId} and id = ${id}`)
      }
      const byHand = population.membersOf.get(staticId)
      if (step.do === 'hand' && byHand?.delete(id)) {
        await tx.execute(
          sql`delete from segment_members where store_id = ${storeId} and segment_id = ${staticId} and contact_id = ${id}`,
        )
      } else if (step.do === 'hand') {
        byHand?.add(id)
        await tx.insert(segmentMembers).values({ storeId, segmentId: staticId, contactId: id, enteredAt: now })
      }
      await refreshMembership(tx, storeId, [id], now)
    })
  }

  async function passTime(world: World, hours: number): Promise<void> {
    world.hours += hours
    while ((await recheckDue(world.demo.storeId, hoursFromNow(world.hours), 2)) > 0);
  }

  /** Segments in the order in which they were made: each is built on earlier ones only. */
  async function expectExact({ population, demo: { storeId }, staticId, hours }: World): Promise<void> {
    const { facts, rows } = await inStore(storeId, async (tx) => ({
      facts: await factsOf(tx, storeId),
      rows: await tx.select().from(segmentMembers),
    }))
    for (const { id, definition } of [...facts.segments.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      if (id === staticId || !definition) continue
      const members: Members = (of) => population.membersOf.get(of) ?? new Set()
      const expected = population.matching(definition, facts, members, hoursFromNow(hours))
      population.membersOf.set(id, new Set(expected))
      const kept = rows.filter((row) => row.segmentId === id).map((row) => row.contactId)
      expect(kept.sort(), JSON.stringify(definition)).toEqual(expected)
    }
  }

  /** Who is in has entered once more than left; who is out, as often. */
  async function expectMovesToTell(storeId: string): Promise<void> {
    const wrong = await inStore(storeId, (tx) =>
      tx.execute(sql`
        select v.segment_id, v.contact_id, v.balance from (
          select segment_id, contact_id, sum(case move when 'entered' then 1 else -1 end) as balance
          from segment_moves group by segment_id, contact_id) v
        left join segment_members m on m.segment_id = v.segment_id and m.contact_id = v.contact_id
        where v.balance <> case when m.contact_id is null then 0 else 1 end`),
    )
    expect([...wrong]).toEqual([])
  }
})
