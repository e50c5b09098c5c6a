const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Whether two JSON values are the same, whatever the order of their keys; a key that is undefined counts as absent. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (!isRecord(a) || !isRecord(b) || Array.isArray(a) !== Array.isArray(b)) return false
  if (Array.isArray(a) && a.length !== (b as typeof a).length) return false // both are arrays by the line above
  return Object.keys({ ...a, ...b }).every((key) => isSame(a[key], b[key]))
}
