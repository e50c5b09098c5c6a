import ipaddr from 'ipaddr.js'

export type Address = ipaddr.IPv4 | ipaddr.IPv6
type Range = [network: Address, bits: number]

/**
 * An address in its one strict spelling: four decimals without leading zeros, or IPv6 without a zone; no port, no
 * brackets. IPv4 inside IPv6 (`::ffff:10.0.0.1`) is the IPv4 address. null for anything else (faults §3).
 */
export function parseAddress(text: string): Address | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text)
  const hex = text.includes(':') ? withoutDots(text) : null
  if (hex === null || !/^[\da-f:]+$/i.test(hex) || !ipaddr.IPv6.isValid(hex)) return null
  const address = ipaddr.IPv6.parse(hex)
  return address.isIPv4MappedAddress() ? address.toIPv4Address() : address
}

/** `::ffff:10.0.0.1` in hexadecimal: the library takes `::10.0.0.1`, which is not IPv4, for the same. */
function withoutDots(text: string): string | null {
  const start = text.lastIndexOf(':') + 1
  const tail = text.slice(start)
  if (!tail.includes('.')) return text
  if (!ipaddr.IPv4.isValidFourPartDecimal(tail)) return null
  const [a = 0, b = 0, c = 0, d = 0] = ipaddr.IPv4.parse(tail).octets
  return `${text.slice(0, start)}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
}

/** `10.0.0.0/8`, `2001:db8::/32`, or one address alone; null for anything else. */
export function parseRange(text: string): Range | null {
  const [head = '', bitsText, ...rest] = text.trim().split('/')
  const address = parseAddress(head)
  if (!address || rest.length > 0) return null
  const bitsMax = address.kind() === 'ipv4' ? 32 : 128
  if (bitsText === undefined) return [address, bitsMax]
  if (!/^(0|[1-9]\d{0,2})$/.test(bitsText)) return null
  // A prefix of a mapped range counts the 96 bits in front of the IPv4 address.
  const bits = Number(bitsText) - (address.kind() === 'ipv4' && head.includes(':') ? 96 : 0)
  return bits >= 0 && bits <= bitsMax ? [address, bits] : null
}

/** The range as it is kept and shown: network address and prefix, `203.0.113.9` as `203.0.113.9/32`; null if it is none. */
export function canonicalRange(text: string): string | null {
  const range = parseRange(text)
  if (!range) return null
  const [address, bits] = range
  const cidr = `${address.toString()}/${bits}`
  const network =
    address.kind() === 'ipv4' ? ipaddr.IPv4.networkAddressFromCIDR(cidr) : ipaddr.IPv6.networkAddressFromCIDR(cidr)
  return `${network.toString()}/${bits}`
}

export function isInRange(address: Address, text: string): boolean {
  const range = parseRange(text)
  if (!range || range[0].kind() !== address.kind()) return false
  return address.match(range)
}
