import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isSendableAddress } from '@/server/event-types/sending/is-sendable-address'
import type { SendRules } from '@/server/event-types/sending/send-rules'
import { addressOfHost, urlFault } from '@/server/event-types/sending/url-fault'
import { errorInWords } from './error-in-words'
import { type Head, readHead } from './read-head'
import type { Resolve } from './resolve-host'

export type Post = { url: string; headers: Record<string, string>; body: string }
/** What came back, or in words why nothing did. */
export type Answer = { status: number; retryAfter: string | undefined; text: string } | { error: string }
/** How posts are made; a test has its own. */
export type Network = { rules: SendRules; resolve: Resolve; timeoutMs: number }

/**
 * One POST to an address that an owner wrote. The name is resolved once, every address of it must be one that may be
 * sent to, and the connection is made to those very addresses, so a name that changes its mind changes nothing. No
 * redirects, no proxies, no connection of another request; `timeoutMs` for all of it. Never throws (faults §3).
 */
export async function post({ url: text, headers, body }: Post, network: Network): Promise<Answer> {
  const signal = AbortSignal.timeout(network.timeoutMs)
  try {
    const fault = urlFault(text, network.rules)
    if (fault !== undefined) return { error: fault }
    const url = new URL(text)
    const addresses = await vetted(url, network, signal)
    if ('error' in addresses) return addresses
    return await exchange(url, { headers, body }, addresses.addresses, signal)
  } catch (error) {
    return { error: signal.aborted ? noAnswerWithin(network.timeoutMs) : errorInWords(error) }
  }
}

const noAnswerWithin = (ms: number) => `there was no answer within ${ms / 1000} seconds`

async function vetted(
  url: URL,
  { rules, resolve }: Network,
  signal: AbortSignal,
): Promise<{ addresses: string[] } | { error: string }> {
  const literal = addressOfHost(url)
  const addresses = literal === undefined ? await orAborted(resolve(url.hostname), signal) : [literal]
  const refused = addresses.find((address) => !isSendableAddress(address, rules.allowedRanges))
  if (refused !== undefined) return { error: `the address ${refused} of ${url.hostname} is not public` }
  return addresses.length > 0 ? { addresses } : { error: `${url.hostname} has no address` }
}

/** A resolver cannot be stopped, only left alone. */
const orAborted = <T>(promise: Promise<T>, signal: AbortSignal): Promise<T> =>
  Promise.race([
    promise,
    new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true })),
  ])

function exchange(
  url: URL,
  { headers, body }: Pick<Post, 'headers' | 'body'>,
  addresses: readonly string[],
  signal: AbortSignal,
): Promise<Answer> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  const hostname = url.hostname.replace(/^\[|\]$/g, '')
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      // A connection of its own: one that is kept might lead elsewhere, and the global agent may obey a proxy.
      agent: false,
      lookup: answering(addresses),
      servername: isIP(hostname) ? '' : hostname,
      signal,
    })
    sent.once('error', reject)
    sent.once('response', (response) => {
      // From here on the status stands, whatever becomes of the rest.
      sent.off('error', reject).on('error', () => {})
      readHead(response).then((head) => resolve(answerOf(response, head)), reject)
    })
    sent.end(body)
  })
}

/** A lookup that knows only what was vetted. */
const answering =
  (addresses: readonly string[]): LookupFunction =>
  (_hostname, options, done) => {
    const all = addresses.map((address) => ({ address, family: isIP(address) }))
    if (options.all) done(null, all)
    else done(null, all[0]?.address ?? '', all[0]?.family)
  }

const answerOf = ({ statusCode = 0, headers }: IncomingMessage, text: Head): Answer => ({
  status: statusCode,
  retryAfter: headers['retry-after'],
  text,
})
