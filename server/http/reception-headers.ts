/** Never kept: what authenticates, and what a proxy of ours added about our own network. */
const SECRET = /authorization|cookie|secret|token|signature|hmac|api-key|apikey|password|^x-inlet-/
const HEADERS_MAX = 60
const VALUE_CHARACTERS_MAX = 500

/** The headers that a reception keeps: less secrets, bounded in number and size. */
export function headersToKeep(headers: Record<string, string | undefined>): Record<string, string> {
  const kept: Record<string, string> = {}
  let n = 0
  for (const name in headers) {
    const value = headers[name]
    if (value === undefined || SECRET.test(name) || name === '__proto__') continue
    if (n++ >= HEADERS_MAX) break
    kept[name] = value.length > VALUE_CHARACTERS_MAX ? value.slice(0, VALUE_CHARACTERS_MAX) : value
  }
  return kept
}
