import ipaddr from 'ipaddr.js'
import { type Address, isInRange, parseAddress } from '@/server/stores/ip-range'

const NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96')
const SIX_TO_FOUR = ipaddr.IPv6.parseCIDR('2002::/16')
/** All that is given out for the public Internet; what else looks like unicast (`::7f00:1`) is older or local. */
const GLOBAL = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * Whether data may be sent to this address: a public one, or one of the operator's ranges. An IPv4 address inside an
 * IPv6 one (mapped, 6to4, NAT64) is judged as what it is (faults §3).
 */
export function isSendableAddress(text: string, allowedRanges: readonly string[]): boolean {
  const outer = parseAddress(text)
  if (!outer) return false
  const address = innerOf(outer)
  if (allowedRanges.some((range) => isInRange(address, range))) return true
  if (address.range() !== 'unicast') return false
  return !(address instanceof ipaddr.IPv6) || address.match(GLOBAL)
}

/** The IPv4 address that a 6to4 or NAT64 address leads to; any other as it is. */
function innerOf(address: Address): Address {
  if (!(address instanceof ipaddr.IPv6)) return address
  const bytes = address.toByteArray()
  if (address.match(NAT64)) return new ipaddr.IPv4(bytes.slice(12))
  return address.match(SIX_TO_FOUR) ? new ipaddr.IPv4(bytes.slice(2, 6)) : address
}
