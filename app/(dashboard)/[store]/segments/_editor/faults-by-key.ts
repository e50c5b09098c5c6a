import { problemOf } from '@/app/_trpc/problem-of'
import type { Built } from './definition-of'

/** The server's reasons at the lines that they speak of: the longest pointer that is the beginning of theirs. */
export function faultsByKey(error: unknown, keys: Built['keys']): Map<string, string[]> {
  const faults = new Map<string, string[]>()
  for (const { path, reason } of problemOf(error)?.validationErrors ?? []) {
    const pointer = [...keys.keys()]
      .filter((each) => path === each || path.startsWith(`${each}/`))
      .sort((a, b) => b.length - a.length)[0]
    const key = pointer && keys.get(pointer)
    if (key) faults.set(key, [...(faults.get(key) ?? []), reason])
  }
  return faults
}
