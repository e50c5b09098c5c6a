import type { JobData, JobName } from '@/server/jobs/jobs'
import type { Rounds } from './rounds'

type Handlers = { [N in JobName]: (data: JobData<N>) => Promise<void> }

/** What each job does. A job of `JOBS` without a line here does not compile. */
export const handlersOf = (rounds: Rounds): Handlers => ({
  'process-events': async ({ storeIds }) => rounds.add(storeIds),
})
