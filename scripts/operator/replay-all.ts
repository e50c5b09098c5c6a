import type { StoreContext } from '@/server/context'
import type { ReceptionFilter } from '@/server/events/reception-filter'
import { readKept } from '@/server/http/kept-request'
import { continueReplays } from '@/server/replays/continue-replays'
import { getReplay, type ReplayView } from '@/server/replays/get-replay'
import { startReplay } from '@/server/replays/start-replay'

const WAIT_MS = 200

type Options = { startsWorkflows: boolean; createsContacts: boolean }

/**
 * Starts a replay of all that match and goes through it in this process, page by page, until it is finished or stopped;
 * a worker that has a page of it in hand is waited for. `tell` hears how far it is after every page. What is left when
 * this process ends is gone on with by a worker.
 */
export async function replayAll(
  context: StoreContext,
  filter: ReceptionFilter,
  options: Options,
  tell: (replay: ReplayView) => void,
): Promise<ReplayView> {
  let replay = await startReplay(context, { filter, ...options })
  while (replay.state === 'running') {
    const isOurs = await continueReplays(context.store.id, readKept)
    if (!isOurs) await new Promise((resolve) => setTimeout(resolve, WAIT_MS))
    const before = replay.done
    replay = await getReplay(context, { id: replay.id })
    if (replay.done > before) tell(replay)
  }
  return replay
}
