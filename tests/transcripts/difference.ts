const ANY = '…'

/** Whether a text is what was expected, `…` standing for any part of it. */
export function isLike(expected: string, actual: string): boolean {
  const [first = '', ...rest] = expected.split(ANY)
  if (rest.length === 0) return expected === actual
  if (!actual.startsWith(first)) return false
  const last = rest.pop() ?? ''
  let at = first.length
  for (const part of rest) {
    const found = actual.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return actual.length - last.length >= at && actual.endsWith(last)
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Where an answer is not the expected document, as a sentence; undefined where it is. A member "…" allows others. */
export function difference(expected: unknown, actual: unknown, path = ''): string | undefined {
  if (expected === ANY) return actual === undefined ? `${path} is missing` : undefined
  if (typeof expected === 'string' && typeof actual === 'string' && isLike(expected, actual)) return undefined
  if (Array.isArray(expected) && Array.isArray(actual) && expected.length === actual.length)
    return expected.map((item, n) => difference(item, actual[n], `${path}/${n}`)).find(Boolean)
  if (isObject(expected) && isObject(actual)) {
    const more = Object.keys(actual).find((key) => !Object.hasOwn(expected, key))
    if (more !== undefined && !Object.hasOwn(expected, ANY)) return `${path}/${more} was not expected`
    const keys = Object.keys(expected).filter((key) => key !== ANY)
    return keys.map((key) => difference(expected[key], actual[key], `${path}/${key}`)).find(Boolean)
  }
  return expected === actual
    ? undefined
    : `${path}: expected ${JSON.stringify(expected)}, received ${JSON.stringify(actual)}`
}
