import type { ReceptionCause } from '@/server/events/reception-causes'
import { type LogFilter, REASONS } from '../_log/use-log-filter'

/** The filter of the log that leaves the receptions of one cause. */
export function filterOfCause(cause: ReceptionCause): Partial<LogFilter['filter']> {
  return {
    status: 'rejected',
    type: cause.eventTypeId,
    alias: cause.eventTypeId === null ? cause.alias : null,
    context: cause.receiveContext,
    reason: REASONS.find((reason) => reason === cause.reasonCode) ?? null,
    path: cause.path,
    expected: cause.expected,
  }
}
