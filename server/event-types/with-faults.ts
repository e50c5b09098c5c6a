import type { z } from 'zod'
import type { Fault } from './field-schema'

const isObject = ({ value }: { value: unknown }): boolean => typeof value === 'object' && value !== null

/** The schema with faults that only the whole document shows: they are told beside those of its members, all at once (contract §3). */
export const withFaults = <Schema extends z.ZodType>(
  schema: Schema,
  faultsOf: (document: z.output<Schema>) => Fault[],
): Schema =>
  schema.superRefine(
    (document, ctx) => {
      for (const fault of faultsOf(document)) ctx.addIssue({ code: 'custom', ...fault })
    },
    { when: isObject },
  )
