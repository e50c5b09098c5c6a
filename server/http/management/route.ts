import type { z } from 'zod'
import type { Scope } from '@/server/api-keys/scopes'
import type { StoreContext } from '@/server/context'
import type { Page } from '@/server/paging'

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/** What a route is called with: everything parsed, the caller known. */
export type Call<Query, Body> = {
  params: Record<string, string>
  query: Query
  body: Body
  /** Of the caller; undefined where nobody knows it. */
  address: string | undefined
}

/**
 * One call of the management API (contract §6). Dispatch, authentication, the OpenAPI document and the test of foreign
 * stores all follow from the table of these.
 */
export type Route = {
  method: Method
  /** Below `/api`, with `{names}` for its parameters. */
  path: string
  scope: Scope
  /** One line for the reference. */
  summary: string
  /** Of a list: `run` answers a page, which leaves with `links`. */
  isList: boolean
  /** What the query string may hold, as strings. */
  query: z.ZodType | undefined
  /** The JSON body; undefined where none is read. */
  body: z.ZodType | undefined
  /** No body at all stands for an empty object. */
  isBodyOptional: boolean
  /** Keys of the resource that a body may hold and that are not looked at, so that what was read can be sent back. */
  readOnly: readonly string[]
  status: 200 | 201 | 204
  run: (ctx: StoreContext, call: Call<unknown, unknown>) => Promise<unknown>
}

type Declared<Query extends z.ZodType, Body extends z.ZodType, Result> = {
  method: Method
  path: string
  scope: Scope
  summary: string
  query?: Query
  body?: Body
  isBodyOptional?: boolean
  readOnly?: readonly string[]
  status?: 200 | 201 | 204
  run: (ctx: StoreContext, call: Call<z.output<Query>, z.output<Body>>) => Promise<Result>
}

const STATUS = { GET: 200, POST: 201, PATCH: 200, DELETE: 204 } as const

/** Every resource's own times and counts. */
const READ_ONLY = ['id', 'createdAt', 'updatedAt', 'usedBy']

export function route<Query extends z.ZodType<object>, Body extends z.ZodType>(
  declared: Declared<Query, Body, unknown>,
): Route {
  const {
    method,
    path,
    scope,
    summary,
    query,
    body,
    readOnly = [],
    isBodyOptional = false,
    status = STATUS[method],
  } = declared
  return {
    ...{ method, path, scope, summary, query, body, isBodyOptional, status },
    isList: false,
    readOnly: [...READ_ONLY, ...readOnly],
    run: declared.run as Route['run'], // the door calls it with what `query` and `body` have parsed
  }
}

/** A list: `?limit=` and `?cursor=` come by themselves, and beside `results` leave the `links`. */
export function list<Query extends z.ZodType<object>>(
  declared: Omit<
    Declared<Query, z.ZodType, Omit<Page<unknown>, 'prevCursor'> & { prevCursor?: string | null }>,
    'method' | 'body' | 'status'
  >,
): Route {
  return { ...route({ ...declared, method: 'GET' }), isList: true }
}
