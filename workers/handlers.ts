import type { JobData, JobName } from '@/server/jobs/jobs'
import type { Duties } from './duties'

type Handlers = { [N in JobName]: (data: JobData<N>) => Promise<void> }

/** What each job does. A job of `JOBS` without a line here does not compile. */
export const handlersOf = ({ events }: Duties): Handlers => ({
  'process-events': async ({ storeIds }) => events.add(storeIds),
})
