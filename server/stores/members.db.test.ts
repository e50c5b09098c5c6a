import { beforeEach, describe, expect, it } from 'vitest'
import type { StoreContext } from '@/server/context'
import { newId } from '@/server/ids'
import { addMember } from './add-member'
import { createStore } from './create-store'
import { createUser } from './create-user'
import { knownPerson } from './known-person'
import { listAudit } from './list-audit'
import { listMembers } from './list-members'
import { removeMember } from './remove-member'
import { setRole } from './set-role'

const password = 'long enough for all'
let made = 0
const newEmail = () => `person-${++made}@example.org`

async function newOwner() {
  const email = newEmail()
  const { id } = await createUser({ email, name: 'Ana', password })
  const person = { type: 'person', id, name: 'Ana', role: 'owner' } as const
  const store = await createStore(person, { name: 'Casa Luna' })
  const ctx: StoreContext = { store, actor: person }
  return { id, email, ctx }
}

let owner: Awaited<ReturnType<typeof newOwner>>
beforeEach(async () => {
  owner = await newOwner()
})

describe('members', () => {
  it('who makes a store is its owner', async () => {
    expect((await listMembers(owner.ctx)).results).toMatchObject([{ userId: owner.id, role: 'owner' }])
    expect((await knownPerson(owner.id))?.person.stores).toMatchObject([{ name: 'Casa Luna', role: 'owner' }])
  })

  it('a person without an account needs a first password', async () => {
    await expect(addMember(owner.ctx, { email: newEmail(), role: 'viewer' })).rejects.toMatchObject({
      problem: 'not-valid',
      extras: { validationErrors: [{ path: '/password' }] },
    })
  })

  it('who has an account joins with it, in several stores', async () => {
    const other = await newOwner()
    const { userId } = await addMember(owner.ctx, { email: other.email, role: 'editor' })
    expect(userId).toBe(other.id)
    const roles = (await knownPerson(other.id))?.person.stores.map(({ role }) => role)
    expect(roles?.sort()).toEqual(['editor', 'owner'])
  })

  it('who belongs to the store is not added twice', async () => {
    const email = newEmail()
    await addMember(owner.ctx, { email, role: 'viewer', password })
    await expect(addMember(owner.ctx, { email, role: 'owner' })).rejects.toMatchObject({ problem: 'conflict' })
  })

  it('the last owner is neither demoted nor removed', async () => {
    await expect(setRole(owner.ctx, { userId: owner.id, role: 'editor' })).rejects.toMatchObject({
      problem: 'conflict',
    })
    await expect(removeMember(owner.ctx, { userId: owner.id })).rejects.toMatchObject({ problem: 'conflict' })
    expect((await listMembers(owner.ctx)).results).toMatchObject([{ role: 'owner' }])
  })

  it('of two owners who leave at once, one stays', async () => {
    const { userId } = await addMember(owner.ctx, { email: newEmail(), role: 'owner', password })
    const left = await Promise.allSettled([owner.id, userId].map((id) => removeMember(owner.ctx, { userId: id })))
    expect(left.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await listMembers(owner.ctx)).results).toHaveLength(1)
  })

  it('a removal ends the sessions of the removed', async () => {
    const { userId } = await addMember(owner.ctx, { email: newEmail(), role: 'editor', password })
    const before = await knownPerson(userId)
    await removeMember(owner.ctx, { userId })
    const after = await knownPerson(userId)
    expect(after?.sessionVersion).toBe((before?.sessionVersion ?? 0) + 1)
    expect(after?.person.stores).toEqual([])
  })

  it('a person of another store is not a member', async () => {
    const other = await newOwner()
    await expect(setRole(owner.ctx, { userId: other.id, role: 'viewer' })).rejects.toMatchObject({
      problem: 'not-found',
    })
    await expect(removeMember(owner.ctx, { userId: other.id })).rejects.toMatchObject({ problem: 'not-found' })
    await expect(removeMember(owner.ctx, { userId: newId() })).rejects.toMatchObject({ problem: 'not-found' })
  })

  it('the audit log tells who did what to whom, newest first and page by page', async () => {
    const email = newEmail()
    const { userId } = await addMember(owner.ctx, { email, role: 'viewer', password })
    await setRole(owner.ctx, { userId, role: 'editor' })
    await removeMember(owner.ctx, { userId })
    const first = await listAudit(owner.ctx, { limit: 2 })
    const second = await listAudit(owner.ctx, { limit: 2, cursor: first.nextCursor ?? undefined })
    const seen = [...first.results, ...second.results]
    const actions = ['member.removed', 'member.role-changed: editor', 'member.added: viewer', 'store.created']
    expect(seen.map(({ action }) => action)).toEqual(actions)
    expect(seen[0]).toMatchObject({ actor: { id: owner.id, name: 'Ana' }, subject: { id: userId, name: email } })
    expect(second.nextCursor).toBeNull()
  })
})
