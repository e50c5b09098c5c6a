import { z } from 'zod'

/**
 * Every background job. Data are ids only: a job is a doorbell that may be lost, doubled or late, and its handler reads
 * the rows first (house §2). A job without a handler in `workers/handlers.ts` does not compile.
 */
export const JOBS = {
  'process-events': { data: z.object({ storeIds: z.array(z.uuid()).min(1) }) },
} as const

export type JobName = keyof typeof JOBS
export type JobData<N extends JobName> = z.infer<(typeof JOBS)[N]['data']>
