import { isIP } from 'node:net'
import { isSendableAddress } from './is-sendable-address'
import type { SendRules } from './send-rules'

const PORTS: Record<string, number> = { 'http:': 80, 'https:': 443 }

/** The host of a URL as an address, without the brackets of IPv6; undefined for a name. */
export function addressOfHost({ hostname }: URL): string | undefined {
  const host = hostname.replace(/^\[|\]$/g, '')
  return isIP(host) ? host : undefined
}

/**
 * Why nothing is sent to a URL, whatever its name resolves to; undefined where it may be. The URL is judged as it is
 * connected to, behind its WHATWG parser, for which `2130706433`, `0x7f000001` and `①②⑦.0.0.1` are 127.0.0.1 (faults §3).
 */
export function urlFault(text: string, { ports, allowedRanges }: SendRules): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !Object.hasOwn(PORTS, url.protocol)) return 'expected an address that begins with http:// or https://'
  if (url.username !== '' || url.password !== '')
    return 'expected an address without user and password; send them in an Authorization header'
  if (url.hostname.endsWith('.')) return 'expected a host without a dot at its end'
  const port = url.port === '' ? PORTS[url.protocol] : Number(url.port)
  if (port === undefined || !ports.includes(port))
    return `the port ${port} is not one that data may be sent to (${ports.join(', ')})`
  const address = url.hostname === 'localhost' ? '127.0.0.1' : addressOfHost(url)
  if (address !== undefined && !isSendableAddress(address, allowedRanges)) return `the address ${address} is not public`
  return undefined
}
