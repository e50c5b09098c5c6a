import { initTRPC, TRPCError } from '@trpc/server'
import { z } from 'zod'
import type { Actor, StoreContext } from '@/server/context'
import { isUuid } from '@/server/ids'
import { log } from '@/server/log'
import { asProblem, isProblem, PROBLEMS, Problem } from '@/server/problems'
import { ROLES, type Role } from '@/server/stores/schema'

type PersonStore = { id: string; name: string; timeZone: string; role: Role }
export type Person = { id: string; email: string; name: string; stores: PersonStore[] }
export type RequestContext = {
  person: Person | null
  requestId: string
  /** Where the request comes from; absent where nobody knows (contract §2). */
  clientAddress?: string
  /** Adds a `Set-Cookie` line to the answer. */
  setCookie?: (line: string) => void
}

const TRPC_CODES = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_SUPPORTED',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  422: 'UNPROCESSABLE_CONTENT',
  429: 'TOO_MANY_REQUESTS',
  500: 'INTERNAL_SERVER_ERROR',
  503: 'SERVICE_UNAVAILABLE',
} as const

const t = initTRPC.context<RequestContext>().create({
  errorFormatter: ({ shape, error, ctx }) => {
    const cause = error.cause
    if (isProblem(cause)) {
      const { status, title } = PROBLEMS[cause.problem]
      const { headers: _, ...extras } = cause.extras
      return {
        ...shape,
        data: {
          ...shape.data,
          stack: undefined,
          problem: { name: cause.problem, status, title, detail: cause.detail, ...extras },
        },
      }
    }
    if (cause instanceof z.ZodError) {
      const validationErrors = cause.issues.map((issue) => ({
        path: `/${issue.path.join('/')}`,
        reason: issue.message,
      }))
      const problem = {
        name: 'not-valid',
        status: 422,
        title: PROBLEMS['not-valid'].title,
        detail: 'What was sent is not valid.',
        validationErrors,
      }
      return { ...shape, data: { ...shape.data, stack: undefined, problem } }
    }
    const problem = {
      name: 'internal',
      status: 500,
      title: PROBLEMS.internal.title,
      detail: `Something failed on our side (request ${ctx?.requestId ?? '-'}).`,
    }
    return {
      ...shape,
      message: problem.detail,
      data: { ...shape.data, stack: undefined, problem: error.code === 'INTERNAL_SERVER_ERROR' ? problem : undefined },
    }
  },
})

export const router = t.router
export const createCallerFactory = t.createCallerFactory

/** One of the two places that know a status code (house §5): a verb's Problem becomes a tRPC error. */
const problems = t.middleware(async ({ next, ctx, path }) => {
  const result = await next()
  if (result.ok) return result
  const { cause } = result.error
  const problem = asProblem(cause)
  if (problem) {
    const code = TRPC_CODES[PROBLEMS[problem.problem].status]
    throw new TRPCError({ code, message: problem.detail, cause: problem })
  }
  if (result.error.code === 'INTERNAL_SERVER_ERROR')
    log.error({ requestId: ctx.requestId, procedure: path, err: cause }, 'procedure failed')
  return result
})

const signedIn = t.procedure.use(problems).use(({ ctx, next }) => {
  if (!ctx.person)
    throw new TRPCError({ code: 'UNAUTHORIZED', cause: new Problem('unauthenticated', 'Sign in first.') })
  return next({ ctx: { ...ctx, person: ctx.person } })
})

/** For a signed-in person, outside any store (their stores, their password). */
export const personProcedure = signedIn

/** Input of every procedure of a store begins with it. A store that is not theirs does not exist for them: 404. */
function storeProcedure(least: Role) {
  return signedIn.input(z.object({ storeId: z.string() })).use(({ ctx, input, next }) => {
    const membership = isUuid(input.storeId) ? ctx.person.stores.find((s) => s.id === input.storeId) : undefined
    if (!membership)
      throw new TRPCError({ code: 'NOT_FOUND', cause: new Problem('not-found', 'There is no such store.') })
    if (ROLES.indexOf(membership.role) < ROLES.indexOf(least)) {
      const detail = `This needs the role ${least}; yours in this store is ${membership.role}.`
      throw new TRPCError({ code: 'FORBIDDEN', cause: new Problem('forbidden', detail) })
    }
    const actor: Actor = { type: 'person', id: ctx.person.id, name: ctx.person.name, role: membership.role }
    const store: StoreContext = { store: { id: membership.id }, actor }
    return next({ ctx: { ...ctx, store } })
  })
}

/** Roles: a viewer reads, an editor makes and changes what the store receives and does with it, an owner also keys, members, settings. */
export const viewerProcedure = storeProcedure('viewer')
export const editorProcedure = storeProcedure('editor')
export const ownerProcedure = storeProcedure('owner')
