import { contacts, events, inStore } from '@/db'
import { createContactField } from '@/server/contacts/create-contact-field'
import { contactFieldInputSchema } from '@/server/contacts/schema'
import { createEventType } from '@/server/event-types/create-event-type'
import { eventTypeInputSchema } from '@/server/event-types/schema'
import type { FieldValue } from '@/server/fields/field-types'
import { newId } from '@/server/ids'
import { createSegment } from '@/server/segments/create-segment'
import type { Facts } from '@/server/segments/facts'
import type { SegmentDefinition } from '@/server/segments/schema'
import { type Happening, holds, type Members, type Person } from './holds'
import { hoursFromNow } from './hours-from-now'
import { makeDemoStore } from './make-demo-store'

const COUNTRIES = ['ES', 'FR', 'PT'].map((id) => ({ id, label: `Country ${id}` }))
const TAGS = ['a', 'b', 'c'].map((id) => ({ id, label: id }))

/** A store with contact fields and two event types of every kind of field, and a static segment. */
export async function makeSegmentStore() {
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

/** The contacts and events of a store, in the database and the same in memory. */
export class Population {
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
      occurredAt: receivedAt,
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
