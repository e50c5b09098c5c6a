import { type SQL, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { client, database, inStore, type Tx } from '@/db'
import { violationOf } from '@/db/violations'
import { createContact } from '@/server/contact-edits/create-contact'
import { createContactField } from '@/server/contacts/create-contact-field'
import { deleteContactField } from '@/server/contacts/delete-contact-field'
import { contactFieldInputSchema } from '@/server/contacts/schema'
import { eventTypePatchSchema } from '@/server/event-types/schema'
import { updateEventType } from '@/server/event-types/update-event-type'
import { newId } from '@/server/ids'
import { deleteIntegration } from '@/server/integrations/delete-integration'
import { isProblem } from '@/server/problems'
import { shareStore } from '@/server/stores/store-lock'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'
import { checkContact } from './check-contact'
import { createSegment } from './create-segment'
import { deleteSegment } from './delete-segment'
import { getSegment } from './get-segment'
import { listMembers } from './list-members'
import { listSegments } from './list-segments'
import { conditionOptions } from './options'
import { previewSegment } from './preview-segment'
import { refreshMembership } from './refresh-membership'
import { segmentDefinitionSchema } from './schema'
import { addToSegment, removeFromSegment } from './static-members'
import { updateSegment } from './update-segment'

let demo: DemoStore
let ids: string[]
beforeEach(async () => {
  demo = await makeDemoStore()
  await createContactField(demo.context, contactFieldInputSchema.parse({ id: 'size', name: 'Size', type: 'text' }))
  ids = []
  for (const [n, size] of ['S', 'M', 'L', 'M'].entries()) {
    ids.push((await createContact(demo.context, { email: `c${n}@example.org`, fields: { size, _points: n } })).id)
  }
})

const sized = (value: string) => ({ kind: 'contact-field', field: 'size', operator: 'equals', value })
const points = (value: number) => ({ kind: 'contact-field', field: '_points', operator: 'at-least', value })
const inSegment = (segmentId: string) => ({ kind: 'in-segment', segmentId })
const ordered = (rest: object = {}) => ({ kind: 'event', eventTypeId: demo.eventTypeId, ...rest })
const total = { field: 'total', operator: 'greater-than', value: 50 }
const all = (...conditions: object[]) => segmentDefinitionSchema.parse({ match: 'all', conditions })
const any = (...conditions: object[]) => segmentDefinitionSchema.parse({ match: 'any', conditions })
const make = (name: string, ...conditions: object[]) =>
  createSegment(demo.context, { type: 'dynamic-plus', name, definition: all(...conditions) })
const makeStatic = (name: string) => createSegment(demo.context, { type: 'static', name })

/** Who is in it, by the number in their email. */
async function membersOf(id: string): Promise<number[]> {
  const { results } = await listMembers(demo.context, { id })
  return results.map(({ id: contactId }) => ids.indexOf(contactId)).sort()
}
async function movesOf(segmentId: string): Promise<string[]> {
  const rows = await inStore(demo.storeId, (tx) =>
    tx.execute<{ contact_id: string; move: string }>(
      sql`select contact_id, move from segment_moves where segment_id = ${segmentId} order by id`,
    ),
  )
  return rows.map(({ contact_id, move }) => `${ids.indexOf(contact_id)} ${move}`)
}
async function problemOf(promise: Promise<unknown>) {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  return isProblem(error) ? { name: error.problem, usedBy: error.extras.usedBy } : { error }
}
async function addOrder(n: number, total: number, daysAgo = 0): Promise<void> {
  const at = new Date(Date.now() - daysAgo * 86_400_000).toISOString()
  await inStore(demo.storeId, (tx) =>
    tx.execute(sql`
      insert into events (store_id, id, reception_id, event_type_id, contact_id, values, received_at, occurred_at,
        revision)
      values (${demo.storeId}, ${newId()}, ${newId()}, ${demo.eventTypeId}, ${ids[n]},
        ${JSON.stringify({ total })}::text::jsonb, ${at}, ${at}, 1)`),
  )
}

describe('a segment', () => {
  test('has all its members when its answer leaves, and after an edit those of the new definition', async () => {
    const segment = await make('Medium', sized('M'))
    expect(segment).toMatchObject({ name: 'Medium', type: 'dynamic-plus', count: 2 })
    expect(await membersOf(segment.id)).toEqual([1, 3])
    const updated = await updateSegment(demo.context, { id: segment.id, definition: all(points(2)) })
    expect(updated.count).toBe(2)
    expect(await membersOf(segment.id)).toEqual([2, 3])
    expect((await movesOf(segment.id)).sort()).toEqual(['1 entered', '1 left', '2 entered', '3 entered'])
    expect((await updateSegment(demo.context, { id: segment.id, name: 'Rich' })).definition).toEqual(all(points(2)))
    expect((await listSegments(demo.context)).map(({ name, count }) => [name, count])).toEqual([['Rich', 2]])
  })

  test('moves those built on it along, each contact once, through whatever lies between', async () => {
    const base = await make('Base', sized('S'))
    const left = await make('Left', inSegment(base.id))
    const both = await make('Both', inSegment(base.id), inSegment(left.id))
    expect(await membersOf(both.id)).toEqual([0])
    await updateSegment(demo.context, { id: base.id, definition: all(sized('M')) })
    expect(await membersOf(both.id)).toEqual([1, 3])
    expect((await movesOf(both.id)).sort()).toEqual(['0 entered', '0 left', '1 entered', '3 entered'])
  })

  test('filled by hand takes and loses contacts, and moves those built on it along', async () => {
    const fixed = await makeStatic('By hand')
    const built = await make('Large by hand', inSegment(fixed.id), points(2))
    expect(await addToSegment(demo.context, { id: fixed.id, contactIds: [...ids, newId()] })).toEqual({ changed: 4 })
    expect(await addToSegment(demo.context, { id: fixed.id, contactIds: ids })).toEqual({ changed: 0 })
    expect(await membersOf(built.id)).toEqual([2, 3])
    await removeFromSegment(demo.context, { id: fixed.id, contactIds: ids.slice(2, 3) })
    expect(await membersOf(fixed.id)).toEqual([0, 1, 3])
    expect(await membersOf(built.id)).toEqual([3])
    expect((await problemOf(addToSegment(demo.context, { id: built.id, contactIds: ids }))).name).toBe('conflict')
    const given = updateSegment(demo.context, { id: fixed.id, definition: all(points(1)) })
    expect((await problemOf(given)).name).toBe('conflict')
  })

  test('lists its members in pages that meet without gap or overlap', async () => {
    const { id } = await make('Everybody', points(0))
    const first = await listMembers(demo.context, { id, limit: 3 })
    const rest = await listMembers(demo.context, { id, limit: 3, cursor: first.nextCursor ?? '' })
    expect([...first.results, ...rest.results].map((member) => member.id)).toEqual([...ids].sort())
    expect(rest.nextCursor).toBeNull()
    expect((await problemOf(listMembers(demo.context, { id, cursor: 'nonsense' }))).name).toBe('invalid-request')
  })

  test('of another store does not exist, whatever is asked of it', async () => {
    const { id } = await make('Medium', sized('M'))
    const fixed = await makeStatic('By hand')
    const other = (await makeDemoStore()).context
    const asked = [
      () => getSegment(other, { id }),
      () => listMembers(other, { id }),
      () => updateSegment(other, { id, name: 'Mine' }),
      () => deleteSegment(other, { id }),
      () => addToSegment(other, { id: fixed.id, contactIds: ids }),
      () => removeFromSegment(other, { id: fixed.id, contactIds: ids }),
      () => getSegment(demo.context, { id: 'no id at all' }),
    ]
    for (const each of asked) expect((await problemOf(each())).name).toBe('not-found')
    const builtOnIt = createSegment(other, { type: 'dynamic-plus', name: 'Theirs', definition: all(inSegment(id)) })
    expect((await problemOf(builtOnIt)).name).toBe('not-valid')
    expect(await listSegments(other)).toEqual([])
  })
})

describe('the editor', () => {
  test('sees how many would be in it and ten of them, and nothing is written', async () => {
    const definition = any(sized('M'), sized('L'))
    const preview = await previewSegment(demo.context, { definition })
    expect(preview).toMatchObject({ count: 3, total: 4, sentence: 'Contacts: Size is M or Size is L.' })
    expect(preview.sample.map(({ id }) => ids.indexOf(id))).toEqual([3, 2, 1])
    expect(await listSegments(demo.context)).toEqual([])
    const options = await conditionOptions(demo.context)
    expect(options.contactFields.map(({ id }) => id)).toContain('size')
    expect(options.eventTypes.find(({ id }) => id === demo.eventTypeId)?.fields.map(({ id }) => id)).toContain('total')
    expect(options.operators.decimal.map(({ name }) => name)).toContain('greater-than')
  })

  test('learns for one contact which condition holds and what was found', async () => {
    await addOrder(1, 60, 3)
    await addOrder(1, 70, 43)
    await addOrder(1, 10, 1)
    const window = { last: { value: 30, unit: 'day' } }
    const twice = ordered({ count: { operator: 'at-least', value: 2 }, window, where: [total] })
    const definition = { ...all(sized('M'), twice), exclude: any(points(100)) }
    const check = await checkContact(demo.context, { definition, email: 'C1@Example.org' })
    const day = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10)
    expect(check.isIn).toBe(false)
    expect(check.conditions).toMatchObject({
      ok: false,
      match: 'all',
      conditions: [
        { ok: true, text: 'Size is M', found: 'M' },
        { ok: false, found: `1 time, the latest on ${day}` },
      ],
    })
    expect(check.exclude).toMatchObject({ ok: false, conditions: [{ ok: false, found: '1' }] })
    await addOrder(1, 51)
    expect((await checkContact(demo.context, { definition, email: 'c1@example.org' })).isIn).toBe(true)
    const nobody = checkContact(demo.context, { definition, email: 'nobody@example.org' })
    expect((await problemOf(nobody)).name).toBe('not-found')
  })
})

describe('what a segment is built on', () => {
  test('the database itself refuses to delete or edit, to its owner as well, until the segment is gone', async () => {
    const { id } = await make('Spenders', ordered({ where: [total] }), sized('M'))
    const { storeId, eventTypeId, integrationId } = demo
    const fieldOf = (id: string) => sql`store_id = ${storeId} and event_type_id = ${eventTypeId} and id = ${id}`
    const size = sql`store_id = ${storeId} and id = 'size'`
    const attempts = [
      sql`delete from custom_integrations where store_id = ${storeId} and id = ${integrationId}`,
      sql`delete from event_types where store_id = ${storeId} and id = ${eventTypeId}`,
      sql`delete from event_type_fields where ${fieldOf('total')}`,
      sql`update event_type_fields set name = 'Sum' where ${fieldOf('total')}`,
      sql`delete from contact_fields where ${size}`,
      sql`update contact_fields set name = 'Width' where ${size}`,
    ]
    for (const attempt of attempts) expect(violationOf(await asOwner(attempt))?.kind).toBe('foreign-key')
    expect(await asOwner(sql`update event_type_fields set name = 'Who' where ${fieldOf('name')}`)).toBe(1)
    await deleteSegment(demo.context, { id })
    for (const attempt of attempts.reverse()) expect(await asOwner(attempt)).toBe(1)
  })

  test('is named where a verb is refused, and free again after an edit', async () => {
    const { id } = await make('Spenders', ordered({ where: [total] }), sized('M'))
    const inUse = { name: 'in-use', usedBy: [{ type: 'segment', id, name: 'Spenders' }] }
    const withoutTotal = () =>
      updateEventType(demo.context, { id: demo.eventTypeId, ...eventTypePatchSchema.parse({ fields: [EMAIL] }) })
    expect(await problemOf(deleteIntegration(demo.context, { id: demo.integrationId }))).toEqual(inUse)
    expect(await problemOf(deleteContactField(demo.context, { id: 'size' }))).toEqual(inUse)
    expect(await problemOf(withoutTotal())).toEqual(inUse)
    await updateSegment(demo.context, { id, definition: all(ordered()) })
    await deleteContactField(demo.context, { id: 'size' })
    await withoutTotal()
    expect(await problemOf(deleteIntegration(demo.context, { id: demo.integrationId }))).toEqual(inUse)
  })

  test('may be another segment, which then cannot be deleted', async () => {
    const base = await make('Base', sized('M'))
    const top = await make('Top', inSegment(base.id))
    const usedBy = [{ type: 'segment', id: top.id, name: 'Top' }]
    expect(await problemOf(deleteSegment(demo.context, base))).toEqual({ name: 'in-use', usedBy })
    expect((await getSegment(demo.context, base)).usedBy).toEqual(usedBy)
    await deleteSegment(demo.context, top)
    await deleteSegment(demo.context, base)
    expect(await listSegments(demo.context)).toEqual([])
  })

  /** How many rows it touched, or the error. Not as the product's own role: as the owner of the tables. */
  const asOwner = (statement: SQL): Promise<unknown> =>
    database()
      .transaction(async (tx) => {
        await tx.execute(sql`select set_config('app.stores', ${`{${demo.storeId}}`}, true)`)
        return (await tx.execute(statement)).count
      })
      .catch((error: unknown) => error)

  const EMAIL = { id: 'email', name: 'Email', type: 'email', required: true, isPrimaryKey: true }
})

describe('beside a worker that has a contact in hand', () => {
  const resize = (tx: Tx, n: number, size: string) =>
    tx.execute(sql`update contacts set fields = fields || ${JSON.stringify({ size })}::text::jsonb
      where store_id = ${demo.storeId} and id = ${ids[n]}`)
  const refresh = (tx: Tx, n: number) => refreshMembership(tx, demo.storeId, [ids[n] ?? ''], new Date().toISOString())
  /** Whether somebody waits for a lock of this database. */
  const isWaiting = async () => {
    const [row] = await client()`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    return row !== undefined
  }

  /** Runs `meanwhile` while a worker has changed the size of contact 0 and not yet said so. */
  async function whileWorking<T>(meanwhile: () => Promise<T>): Promise<T> {
    let started: Promise<T> | undefined
    await inStore(demo.storeId, async (tx) => {
      await tx.execute(shareStore(demo.storeId))
      await tx.execute(sql`select from contacts where store_id = ${demo.storeId} and id = ${ids[0]} for no key update`)
      await resize(tx, 0, 'M')
      started = meanwhile()
      await vi.waitUntil(isWaiting, { timeout: 10_000 })
      await refresh(tx, 0)
    })
    if (!started) throw new Error('nothing ran meanwhile')
    return started
  }

  test('a segment made meanwhile counts what the worker did', async () => {
    const { id, count } = await whileWorking(() => make('Medium', sized('M')))
    expect(count).toBe(3)
    expect(await membersOf(id)).toEqual([0, 1, 3])
  })

  test('a contact put into a segment meanwhile is counted by the segments built on it', async () => {
    const fixed = await makeStatic('By hand')
    const built = await make('Medium by hand', inSegment(fixed.id), sized('M'))
    await whileWorking(() => addToSegment(demo.context, { id: fixed.id, contactIds: ids.slice(0, 1) }))
    expect(await membersOf(built.id)).toEqual([0])
  })
})
