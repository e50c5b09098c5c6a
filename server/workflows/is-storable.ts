const UNSTORABLE = /\0|\p{Surrogate}/u

/** Whether Postgres' `jsonb` and `text` can hold every text in this JSON value (faults §2); walked without recursion. */
export function isStorable(value: unknown): boolean {
  const left = [value]
  while (left.length > 0) {
    const next = left.pop()
    if (typeof next === 'string' && UNSTORABLE.test(next)) return false
    if (typeof next !== 'object' || next === null) continue
    for (const [key, member] of Object.entries(next)) left.push(key, member)
  }
  return true
}
