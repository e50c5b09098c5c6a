import { addMember } from '@/server/stores/add-member'
import { matchingRange } from '@/server/stores/client-address'
import { listAudit } from '@/server/stores/list-audit'
import { listMembers } from '@/server/stores/list-members'
import { removeMember } from '@/server/stores/remove-member'
import {
  addMemberSchema,
  auditPageSchema,
  removeMemberSchema,
  setRoleSchema,
  testAddressSchema,
  updateStoreSchema,
} from '@/server/stores/schema'
import { setRole } from '@/server/stores/set-role'
import { storeOf } from '@/server/stores/store-of'
import { updateStore } from '@/server/stores/update-store'
import { ownerProcedure, router, viewerProcedure } from '../trpc'

/** The settings of a store, its members, its audit log. */
export const storeRouter = router({
  get: viewerProcedure.query(({ ctx }) => storeOf(ctx.store)),
  update: ownerProcedure.input(updateStoreSchema).mutation(async ({ ctx, input: { storeId: _, ...patch } }) => {
    await updateStore(ctx.store, patch, { address: ctx.clientAddress })
    return storeOf(ctx.store)
  }),
  members: viewerProcedure.query(({ ctx }) => listMembers(ctx.store)),
  addMember: ownerProcedure.input(addMemberSchema).mutation(({ ctx, input }) => addMember(ctx.store, input)),
  setRole: ownerProcedure.input(setRoleSchema).mutation(({ ctx, input }) => setRole(ctx.store, input)),
  removeMember: ownerProcedure.input(removeMemberSchema).mutation(({ ctx, input }) => removeMember(ctx.store, input)),
  audit: ownerProcedure.input(auditPageSchema).query(({ ctx, input }) => listAudit(ctx.store, input)),
  /** Whether these ranges would let an address in, and which of them does. */
  testAddress: viewerProcedure.input(testAddressSchema).query(({ input: { address, ranges } }) => {
    const matched = matchingRange(address, ranges)
    return { allowed: ranges.length === 0 || matched !== undefined, matched }
  }),
  /** null where nobody knows it: ranges can then not be enforced. */
  myAddress: viewerProcedure.query(({ ctx }) => ({ address: ctx.clientAddress ?? null })),
})
