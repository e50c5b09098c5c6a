import { makeTracker } from './make-tracker'
import { parseObject } from './parse-object'
import type { Identity, Ports, Shelf } from './types'

const KEY = 'identity'

/**
 * Whose device this is. Read from the shelf each time, so that a sign-out in one tab holds in all of them; made where the
 * shelf knows nobody yet.
 */
export const identityOn = (shelf: Shelf, ports: Pick<Ports, 'randomBytes' | 'isGuessable'>): Identity =>
  knownOn(shelf) || keepIdentity(shelf, { tracker: makeTracker(ports) })

export function knownOn(shelf: Shelf): Identity | undefined {
  const { tracker, ...who } = parseObject<Identity>(shelf.get(KEY)) || {}
  return tracker ? { ...who, tracker } : undefined
}

export function keepIdentity(shelf: Shelf, identity: Identity): Identity {
  shelf.set(KEY, JSON.stringify(identity))
  return identity
}
