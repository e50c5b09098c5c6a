import { z } from 'zod'

/** The keys that a document of this schema may have; null where any key may stand there (a record). */
export function objectKeys(schema: unknown): Set<string> | null {
  if (schema instanceof z.ZodObject) return new Set(Object.keys(schema.shape))
  if (schema instanceof z.ZodPipe) return objectKeys(schema.in)
  if (schema instanceof z.ZodUnion) {
    const keys = schema.options.map(objectKeys)
    return keys.includes(null) ? null : new Set(keys.flatMap((set) => [...(set ?? [])]))
  }
  return null
}
