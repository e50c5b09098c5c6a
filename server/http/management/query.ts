import { z } from 'zod'
import { LIMIT_MAX } from '@/server/paging'
import { Problem } from '@/server/problems'

/** What every list takes; the values stand in the query string as text. */
export const pageQuery = z.object({
  cursor: z.string().max(1000).optional(),
  limit: z
    .string()
    .regex(/^\d{1,4}$/, `expected a whole number from 1 to ${LIMIT_MAX}`)
    .transform(Number)
    .pipe(z.number().min(1, 'expected at least 1').max(LIMIT_MAX, `expected at most ${LIMIT_MAX}`))
    .optional(),
})

/** The query string by its schema; a value that does not fit, or a parameter given twice, is `invalid-request` (400). */
export function readQuery(query: URLSearchParams, schema: z.ZodType | undefined): unknown {
  if (!schema) return {}
  const given = Object.fromEntries(query)
  const twice = Object.keys(given).find((name) => query.getAll(name).length > 1)
  if (twice !== undefined)
    throw new Problem('invalid-request', `The query parameter "${twice}" is given more than once.`)
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(({ path, message }) => `"${path.join('.')}": ${message}`)
  throw new Problem('invalid-request', `The query is not valid. ${faults.join('; ')}.`)
}
