import { changePassword } from '@/server/auth/change-password'
import { changePasswordSchema, updateProfileSchema } from '@/server/auth/schema'
import { sessionCookie } from '@/server/auth/session-token'
import { updateProfile } from '@/server/auth/update-profile'
import { endSessions } from '@/server/stores/end-sessions'
import { personProcedure, router } from '../trpc'

/** The signed-in person, outside any store. */
export const meRouter = router({
  profile: personProcedure.query(({ ctx }) => ctx.person),
  update: personProcedure.input(updateProfileSchema).mutation(({ ctx, input }) => updateProfile(ctx.person.id, input)),
  /** Ends every session but the one that asks. */
  changePassword: personProcedure.input(changePasswordSchema).mutation(async ({ ctx, input }) => {
    const sessionVersion = await changePassword(ctx.person.id, input)
    ctx.setCookie?.(await sessionCookie(ctx.person.id, sessionVersion))
  }),
  signOutEverywhere: personProcedure.mutation(async ({ ctx }) => {
    await endSessions(ctx.person.id)
  }),
})
