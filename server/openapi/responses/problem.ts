import { z } from 'zod'
import { PROBLEMS, type ProblemExtras, type Usage, type ValidationError } from '@/server/problems'
import type { NodeProblem } from '@/server/workflows/problems-of'

const entries = Object.values(PROBLEMS)
const codes = entries.flatMap((entry) => ('code' in entry ? [entry.code] : []))

export const validationErrorSchema = z
  .object({
    path: z.string().meta({ description: 'RFC 6901 pointer into the document as it was sent.' }),
    reason: z.string().meta({ description: 'What was expected, and what was received.' }),
  })
  .meta({ id: 'ValidationError' }) satisfies z.ZodType<ValidationError>

export const usageSchema = z
  .object({ type: z.enum(['segment', 'workflow', 'integration', 'event-type']), id: z.string(), name: z.string() })
  .meta({ id: 'Usage', description: 'What stands in the way of a delete or an edit.' }) satisfies z.ZodType<Usage>

export const nodeProblemSchema = z
  .object({ node: z.string().meta({ description: 'Empty: of the workflow as a whole.' }), reason: z.string() })
  .meta({ id: 'NodeProblem' }) satisfies z.ZodType<NodeProblem>

/** The one error shape (contract §3), from the table of problems. */
export const problemSchema = z
  .object({
    status: z.int().meta({ examples: [...new Set(entries.map(({ status }) => status))] }),
    title: z.string(),
    detail: z.string().meta({ description: 'One sentence: what was expected, what came, what to do.' }),
    code: z.enum(codes).optional(),
    validationErrors: z.array(validationErrorSchema).max(100).optional(),
    total: z.int().optional().meta({ description: 'How many faults there are, where not all are listed.' }),
    usedBy: z.array(usageSchema).optional(),
    problems: z.array(nodeProblemSchema).optional(),
    requestId: z.string().optional().meta({ description: 'Of a 5xx: tell it to us.' }),
  })
  .meta({ id: 'Problem', description: 'Every error of every call.' }) satisfies z.ZodType<
  Omit<ProblemExtras, 'headers'>
>
