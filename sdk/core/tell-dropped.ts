import type { Told } from './public-types'
import type { State } from './state'

const KEY = 'dropped'

/** Counts events that will never be sent and tells of them. Without consent not even the count is kept. */
export function tellDropped(state: State, count: number, reason: Told['dropped']['reason']): void {
  const total = droppedCount(state) + count
  if (reason !== 'no-consent') state.shelf.set(KEY, String(total))
  state.tell('dropped', { count, total, reason })
}

export const droppedCount = ({ shelf }: State): number => Number(shelf.get(KEY)) || 0
