import { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { nextAuthOptions } from '@/server/auth/next-auth-options'
import { isOwnOrigin } from '@/server/auth/origin'
import { tellNextAuthItsAddress } from '@/server/env'
import { readLimited } from '@/server/http/body/read-body'
import { isProblem } from '@/server/problems'

type Context = { params: Promise<{ nextauth: string[] }> }

const ACTIONS = {
  GET: ['csrf', 'session', 'providers', 'signin', 'signout', 'error'],
  POST: ['callback', 'signin', 'signout', 'session'],
}
const BODY_BYTES_MAX = 16 * 1024

const refused = (status: number) => new Response(null, { status, headers: { 'cache-control': 'no-store' } })

/** next-auth reads a body of any size and lets anybody write lines into its log (`_log`): neither here. */
async function handle(request: NextRequest, context: Context): Promise<Response> {
  tellNextAuthItsAddress()
  const [action = ''] = (await context.params).nextauth
  if (!ACTIONS[request.method === 'POST' ? 'POST' : 'GET'].includes(action)) return refused(404)
  if (request.method !== 'POST') return NextAuth(request, context, nextAuthOptions())
  if (!isOwnOrigin(request.headers)) return refused(403)
  try {
    const body = request.body ? await readLimited(request.body, { maxBytes: BODY_BYTES_MAX, encoding: undefined }) : ''
    const { url, headers } = request
    return await NextAuth(
      new NextRequest(url, { method: 'POST', headers, body: String(body) }),
      context,
      nextAuthOptions(),
    )
  } catch (error) {
    if (isProblem(error)) return refused(413)
    throw error
  }
}

export { handle as GET, handle as POST }
