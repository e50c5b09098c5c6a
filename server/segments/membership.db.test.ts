import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inStore, segmentMembers } from '@/db'
import type { FieldValue } from '@/server/fields/field-types'
import type { Members } from '@/tests/support/holds'
import { hoursFromNow } from '@/tests/support/hours-from-now'
import { definitions, hour, pick, randomFields, randomValues } from '@/tests/support/random-definitions'
import { makeSegmentStore, Population } from '@/tests/support/segment-store'
import { checkDefinition } from './check-definition'
import { createSegment } from './create-segment'
import { factsOf } from './facts'
import { recheckDue } from './recheck-due'
import { refreshMembership } from './refresh-membership'
import { segmentDefinitionSchema } from './schema'
import { predicateOf } from './segment-sql'

describe('a definition in SQL', () => {
  test('picks the contacts that the same definition picks in memory', async () => {
    const { demo, eventTypeIds, staticId } = await makeSegmentStore()
    const { storeId } = demo
    const population = new Population(storeId)
    const seed = 7
    await population.addPeople(fc.sample(randomFields, { numRuns: 40, seed }))
    const drawn = fc.sample(fc.tuple(fc.nat(39), pick(...eventTypeIds), randomValues, hour), { numRuns: 250, seed })
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
    {
      weight: 4,
      arbitrary: fc.record({ do: fc.constant('event' as const), person, type: fc.nat(1), values: randomValues }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('edit' as const), person, fields: randomFields }) },
    fc.record({ do: fc.constant('hand' as const), person }),
    { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 30 }) }) },
  )

  test('kept up event by event, edit by edit and window by window is what computing it anew would give', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 20, maxLength: 20 }),
        fc.infiniteStream(fc.nat()),
        async (steps, seeds) => {
          const fixture = await makeSegmentStore()
          const { storeId, context } = fixture.demo
          const population = new Population(storeId)
          await population.addPeople(fc.sample(randomFields, 6))
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
      { numRuns: 12, endOnFailure: true },
    )
  }, 120_000)

  type World = Awaited<ReturnType<typeof makeSegmentStore>> & { population: Population; hours: number }

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
