import { isIPv4 } from 'node:net'
import { env } from '@/server/env'
import { type Address, isInRange, parseAddress } from './ip-range'

type Hops = { remoteAddress: string | undefined; forwardedFor: string | undefined }

/**
 * The address of who sent a request: the socket's, unless that is a proxy of ours (`TRUSTED_PROXIES`); then
 * `X-Forwarded-For` is read from the right, skipping trusted addresses, never from the left (contract §2). Where a
 * platform hides the socket, the header counts only if the operator has named proxies. undefined: nobody knows.
 */
export function clientAddress(hops: Hops, trusted: readonly string[] = env.TRUSTED_PROXIES): string | undefined {
  // Without proxies of ours the socket alone counts, and a plain IPv4 address is its own canonical form.
  if (trusted.length === 0 && isIPv4(hops.remoteAddress ?? '')) return hops.remoteAddress
  return throughProxies(hops, trusted)
}

function throughProxies(hops: Hops, trusted: readonly string[]): string | undefined {
  const isTrusted = (address: Address) => trusted.some((range) => isInRange(address, range))
  let known: Address | undefined
  if (hops.remoteAddress !== undefined) {
    const socket = parseAddress(withoutZone(hops.remoteAddress))
    if (!socket) return undefined
    if (!isTrusted(socket)) return socket.toString()
    known = socket
  } else if (trusted.length === 0) return undefined
  for (const hop of hops.forwardedFor?.split(',').reverse() ?? []) {
    const address = parseAddress(hop.trim())
    // A hop that is no address: whatever stands left of it could have been written by anybody.
    if (!address) return undefined
    if (!isTrusted(address)) return address.toString()
    known = address
  }
  return known?.toString()
}

/** A socket of a link-local peer carries its interface (`fe80::1%eth0`). */
const withoutZone = (address: string) => address.replace(/%.*$/, '')

/** The first range that holds the address, as the owner wrote it. */
export function matchingRange(address: string, ranges: readonly string[]): string | undefined {
  const parsed = parseAddress(address)
  return parsed ? ranges.find((range) => isInRange(parsed, range)) : undefined
}

/** Whether a store's ranges let the address in; no ranges let everybody in (contract §2). */
export function isAllowed(address: string, ranges: readonly string[]): boolean {
  return ranges.length === 0 || matchingRange(address, ranges) !== undefined
}
