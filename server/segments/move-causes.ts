/** What moves contacts in and out of segments, for the workflows that such moves start. */
export type MoveCause = {
  /** How many moves stand behind it already, each by a workflow that the one before started. */
  depth: number
  /** `claimed`: an event of which only a browser says whose it is (contract §5). */
  trust: 'verified' | 'claimed'
}

/** By contact; one that is not named was moved by no workflow, and nobody claimed anything. `owner`: see `BY_OWNER`. */
export type MoveCauses = ReadonlyMap<string, MoveCause> | 'owner'

/** Nothing but what happened to the contacts themselves. */
export const NO_CAUSES: MoveCauses = new Map()

/** The owner changed the segment, not the contacts: that starts nothing. */
export const BY_OWNER: MoveCauses = 'owner'

/** After so many moves in a row, each by a workflow that the one before started, the next one is parked. */
export const DEPTH_MAX = 10
