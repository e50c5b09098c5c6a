import { Problem } from '@/server/problems'

/** `true` or `false` in any letter case, absent = false; anything else, or both at once, is a malformed query (400). */
export function flagOf(query: URLSearchParams, name: string): boolean {
  const given = [...query]
    .filter(([key]) => key.toLowerCase() === name.toLowerCase())
    .map(([, value]) => value.toLowerCase())
  const [first = 'false', ...others] = given
  if ((first !== 'true' && first !== 'false') || others.some((other) => other !== first)) {
    throw new Problem(
      'invalid-request',
      `The query parameter ${name} is "true" or "false", once; it came as ${JSON.stringify(given.join(', ').slice(0, 80))}.`,
    )
  }
  return first === 'true'
}

/** Read loosely, where a malformed flag is to be refused together with the rest of the request. */
export const isDryRun = (query: URLSearchParams): boolean => query.get('validateOnly')?.toLowerCase() === 'true'
