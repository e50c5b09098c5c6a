import { authenticate } from '@/server/http/authenticate'
import type { Door, Incoming } from '@/server/http/door'
import { describedStore } from '@/server/openapi/described-store'
import type { DescribedStore } from '@/server/openapi/open-api-document'
import { isProblem, Problem } from '@/server/problems'
import { DOCUMENTS } from './documents'
import { etagOf, isKnown } from './etag'
import { writtenDocument } from './written-document'

/**
 * The door of a description of the API at this path (below `/api`); undefined where there is none. Without a key the
 * general one for everybody; with a key of any scope that store's. A bad key is 401, never the general one.
 */
export function documentAt(path: string): Door | undefined {
  const document = Object.hasOwn(DOCUMENTS, path) ? DOCUMENTS[path] : undefined
  if (!document) return undefined
  return async (incoming) => {
    checkMethod(incoming)
    const { store, headers: rate } = await callerOf(incoming)
    const body = await writtenDocument(path, store)
    const etag = etagOf(body)
    const headers = {
      ...rate,
      etag,
      vary: 'Authorization',
      'cache-control': store ? 'private, no-cache' : 'public, max-age=300',
    }
    if (isKnown(incoming.headers['if-none-match'], etag)) return { status: 304, headers, body: '' }
    return { status: 200, headers: { ...headers, 'content-type': document.contentType }, body }
  }
}

function checkMethod({ method }: Incoming): void {
  if (method === 'GET' || method === 'HEAD') return
  const headers = { allow: 'GET, HEAD' }
  throw new Problem('method-not-allowed', `This address takes GET, not ${method}.`, { headers })
}

async function callerOf(incoming: Incoming): Promise<{ store?: DescribedStore; headers: Record<string, string> }> {
  if (incoming.headers.authorization === undefined) return { headers: {} }
  const { headers, ...ctx } = await authenticate(incoming)
  try {
    return { store: await describedStore(ctx), headers }
  } catch (error) {
    if (isProblem(error)) error.extras.headers = { ...headers, ...error.extras.headers }
    throw error
  }
}
