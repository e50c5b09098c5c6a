import { createHash } from 'node:crypto'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { perProcess } from '@/server/per-process'
import { parseAddress } from '@/server/stores/ip-range'

const FAILURES_MAX = 5
const WITHIN_SECONDS = 15 * 60

const limiter = () =>
  perProcess('sign-in-attempts', () => new RateLimiterMemory({ points: FAILURES_MAX, duration: WITHIN_SECONDS }))

/** An IPv6 sender owns its whole /64. */
function senderOf(address: string | undefined): string {
  const parsed = parseAddress(address ?? '')
  if (!parsed) return 'unknown'
  if (parsed.kind() === 'ipv4') return parsed.toString()
  return parsed.toByteArray().slice(0, 8).join('.')
}

const keyOf = (email: string, address: string | undefined) =>
  createHash('sha256')
    .update(`${email}\n${senderOf(address)}`)
    .digest('base64url')

/**
 * Counts an attempt before its password is looked at, so that attempts in flight at once count too. false: five have
 * failed within 15 minutes for this account from this address (faults §3). Nobody is locked out elsewhere or for good.
 */
export async function mayAttempt(email: string, address: string | undefined): Promise<boolean> {
  try {
    await limiter().consume(keyOf(email, address))
    return true
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return false
    throw refusal
  }
}

/** A right password forgets the failures before it. */
export async function attemptSucceeded(email: string, address: string | undefined): Promise<void> {
  await limiter().delete(keyOf(email, address))
}
