import { createHash, createHmac } from 'node:crypto'
import { isSame } from '@/server/secrets/is-same'
import type { Verification } from './webhook-settings'

/** What a sender's proof is read from. Header names are lower case; `body` is the decoded body's bytes, before any parsing. */
export type Delivered = {
  headers: Record<string, string | undefined>
  query: URLSearchParams
  body: Uint8Array
}

/** One of the secrets alive now. For `token` it is the token's SHA-256 as hex, as it is kept. */
type Check = { secret: string; delivered: Delivered; nowMs: number }

/** Undefined: proved. Otherwise why not, in words that help an honest sender and tell a dishonest one nothing. */
type Fault = string | undefined

/** A signed time further away than this is a replayed delivery (Standard Webhooks, Stripe: 5 minutes). */
const TOLERANCE_SECONDS = 300

/** The header that carries the proof: it is never kept with a reception. */
export function headerOfProof(verification: Verification): string | undefined {
  switch (verification.type) {
    case 'hmac':
    case 'header':
      return verification.header
    case 'basic':
      return 'authorization'
    case 'token':
      return undefined
    case 'standard-webhooks':
      return 'webhook-signature'
    default:
      return PRESETS[verification.type].header
  }
}

/** Whether the proof needs the body: the others are refused before it is read (faults §2). */
export const needsBody = ({ type }: Verification): boolean => type !== 'token' && type !== 'header' && type !== 'basic'

/**
 * Checks a delivery against the secrets that are alive now: one, or two during a rotation. Constant time in each
 * comparison; an empty or undecodable proof is none (faults §3).
 */
export function verifyDelivery(
  verification: Verification,
  secrets: readonly string[],
  delivered: Delivered,
  nowMs: number,
): Fault {
  let fault: Fault = 'The secret of this event type cannot be read any more. Set it again.'
  for (const secret of secrets) {
    fault = check(verification, { secret, delivered, nowMs })
    if (fault === undefined) return undefined
  }
  return fault
}

type Preset = { header: string; algorithm: string; encoding: 'hex' | 'base64'; prefix: string }

const PRESETS: Record<'shopify' | 'woocommerce' | 'github' | 'stripe', Preset> = {
  shopify: { header: 'x-shopify-hmac-sha256', algorithm: 'sha256', encoding: 'base64', prefix: '' },
  woocommerce: { header: 'x-wc-webhook-signature', algorithm: 'sha256', encoding: 'base64', prefix: '' },
  github: { header: 'x-hub-signature-256', algorithm: 'sha256', encoding: 'hex', prefix: 'sha256=' },
  stripe: { header: 'stripe-signature', algorithm: 'sha256', encoding: 'hex', prefix: 'v1=' },
}

function check(verification: Verification, at: Check): Fault {
  switch (verification.type) {
    case 'token':
      return checkToken(at)
    case 'header':
      return checkHeader(verification.header, at)
    case 'basic':
      return checkBasic(verification.user, at)
    case 'stripe':
      return checkStripe(at)
    case 'standard-webhooks':
      return checkStandardWebhooks(at)
    case 'hmac':
      return checkHmac(verification, at)
    default:
      return checkHmac(PRESETS[verification.type], at)
  }
}

function checkHmac({ header, algorithm, encoding, prefix }: Preset, { secret, delivered }: Check): Fault {
  const given = delivered.headers[header]?.trim()
  if (!given) return `The request has no signature: the header ${header} is missing or empty.`
  if (!given.toLowerCase().startsWith(prefix.toLowerCase()))
    return `The signature in ${header} does not begin with "${prefix}".`
  const signature = decode(given.slice(prefix.length), encoding)
  if (!signature) return `The signature in ${header} is not ${encoding}.`
  const expected = createHmac(algorithm, secret).update(delivered.body).digest()
  return isSame(signature, expected)
    ? undefined
    : `The signature in ${header} does not fit this body and secret: the body was altered on its way, or the sender signs with another secret.`
}

/** `Stripe-Signature: t=…,v1=…[,v1=…]` over `{t}.{body}`. */
function checkStripe({ secret, delivered, nowMs }: Check): Fault {
  const { header } = PRESETS.stripe
  const given = delivered.headers[header]
  if (!given) return `The request has no signature: the header ${header} is missing or empty.`
  const parts = given.split(',').map((part) => part.trim().split('=', 2) as [string, string | undefined])
  const time = parts.find(([name]) => name === 't')?.[1] ?? ''
  const stale = staleness(time, header, nowMs)
  if (stale) return stale
  const expected = createHmac('sha256', secret).update(`${time}.`).update(delivered.body).digest()
  const fits = parts.some(([name, value = '']) => name === 'v1' && isSame(decode(value, 'hex'), expected))
  return fits ? undefined : `No v1 signature in ${header} fits this body and secret.`
}

/** Standard Webhooks 1: `webhook-id`, `webhook-timestamp` and `v1,{base64}` over `{id}.{timestamp}.{body}`. */
function checkStandardWebhooks({ secret, delivered, nowMs }: Check): Fault {
  const { 'webhook-id': id, 'webhook-timestamp': time = '', 'webhook-signature': given } = delivered.headers
  if (!id || !given)
    return 'The request has no signature: it needs webhook-id, webhook-timestamp and webhook-signature.'
  const stale = staleness(time, 'webhook-timestamp', nowMs)
  if (stale) return stale
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const expected = createHmac('sha256', key).update(`${id}.${time}.`).update(delivered.body).digest()
  const fits = given.split(' ').some((one) => one.startsWith('v1,') && isSame(decode(one.slice(3), 'base64'), expected))
  return fits ? undefined : 'No v1 signature in webhook-signature fits this body and secret.'
}

function staleness(time: string, where: string, nowMs: number): Fault {
  if (!/^\d{1,12}$/.test(time)) return `The time in ${where} is missing or no Unix time in seconds.`
  if (Math.abs(nowMs / 1000 - Number(time)) <= TOLERANCE_SECONDS) return undefined
  return `The time in ${where} is more than ${TOLERANCE_SECONDS / 60} minutes away: the delivery is an old one sent again, or a clock is wrong.`
}

function checkHeader(header: string, { secret, delivered }: Check): Fault {
  const given = delivered.headers[header]
  if (!given) return `The request has no secret: the header ${header} is missing or empty.`
  return isSame(sha256(given), sha256(secret)) ? undefined : `The secret in the header ${header} is another one.`
}

function checkBasic(user: string, { secret, delivered }: Check): Fault {
  const given = /^basic +([a-z0-9+/=_-]+) *$/i.exec(delivered.headers.authorization ?? '')?.[1]
  if (!given) return 'The request has no "Authorization: Basic …" header with user and password.'
  const fits = isSame(sha256(Buffer.from(given, 'base64')), sha256(`${user}:${secret}`))
  return fits ? undefined : 'The user or password in the Authorization header is another one.'
}

function checkToken({ secret, delivered }: Check): Fault {
  const given = delivered.query.get('token')
  if (!given) return 'The address has no token: it ends with "?token=…".'
  return isSame(sha256(given), Buffer.from(secret, 'hex')) ? undefined : 'The token in the address is another one.'
}

function decode(text: string, encoding: 'hex' | 'base64'): Buffer | undefined {
  const grammar = encoding === 'hex' ? /^(?:[0-9a-f]{2})+$/i : /^[a-z0-9+/]+={0,2}$/i
  return grammar.test(text) ? Buffer.from(text, encoding) : undefined
}

const sha256 = (text: string | Buffer): Buffer => createHash('sha256').update(text).digest()
