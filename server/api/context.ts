import type { NextRequest } from 'next/server'
import { personOf } from '@/server/auth/session'
import { REMOTE_ADDRESS_HEADER } from '@/server/http/remote-address'
import { clientAddress } from '@/server/stores/client-address'
import type { RequestContext } from './trpc'

/** What every procedure knows of its request. */
export async function requestContext(
  request: NextRequest,
  requestId: string,
  answerHeaders: Headers,
): Promise<RequestContext> {
  return {
    requestId,
    person: await personOf(request),
    clientAddress: clientAddress({
      remoteAddress: request.headers.get(REMOTE_ADDRESS_HEADER) ?? undefined,
      forwardedFor: request.headers.get('x-forwarded-for') ?? undefined,
    }),
    setCookie: (line) => answerHeaders.append('set-cookie', line),
  }
}
