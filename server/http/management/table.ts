import type { Method, Route } from './route'

type Address = { pattern: RegExp; parameters: number; byMethod: Map<Method, Route> }
export type Found = { route: Route | undefined; allow: Method[]; params: Record<string, string> }

/** The table by address: an address with fewer parameters goes first (`segments/preview` before `segments/{id}`). */
export function compile(routes: readonly Route[]): Address[] {
  const addresses = new Map<string, Address>()
  for (const route of routes) {
    const pattern = new RegExp(`^${route.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`)
    const parameters = route.path.split('{').length
    const address = addresses.get(pattern.source) ?? { pattern, parameters, byMethod: new Map() }
    if (address.byMethod.has(route.method)) throw new Error(`${route.method} ${route.path} is in the table twice`)
    address.byMethod.set(route.method, route)
    addresses.set(pattern.source, address)
  }
  return [...addresses.values()].sort((a, b) => a.parameters - b.parameters)
}

/** The route of a method and path (below `/api`, without trailing slash); undefined where no such address is. */
export function find(addresses: Address[], method: string, path: string): Found | undefined {
  for (const { pattern, byMethod } of addresses) {
    const match = pattern.exec(path)
    if (!match) continue
    const params = decode(match.groups ?? {})
    if (!params) return undefined
    const allow = [...byMethod.keys()]
    return { route: byMethod.get(method as Method), allow, params } // another method is found in no map
  }
  return undefined
}

function decode(groups: Record<string, string>): Record<string, string> | undefined {
  try {
    return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]))
  } catch {
    return undefined
  }
}
