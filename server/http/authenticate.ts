import { hasSecret, isPreviousSecret, parseApiKey } from '@/server/api-keys/key-secret'
import { touchApiKey } from '@/server/api-keys/touch-api-key'
import type { StoreContext } from '@/server/context'
import { type Configuration, judgePresent, type ReceivingKey, storeIdOfKey } from '@/server/events/configuration'
import { log } from '@/server/log'
import { Problem } from '@/server/problems'
import { clientAddress, isAllowed } from '@/server/stores/client-address'
import type { Incoming } from './door'
import { countRequest } from './rate-limit'

const HOW =
  'Send the header "Authorization: ApiKey {keyId}:{secret}" with a key of this store that is neither revoked nor expired.'

export type Credential = { storeId: string; keyId: string; secret: string }

/** The store that a request's API key belongs to; 401 where there is no such key. */
export async function credentialOf(incoming: Incoming): Promise<Credential> {
  const { authorization } = incoming.headers
  if (!authorization) throw new Problem('unauthenticated', `The request has no Authorization header. ${HOW}`)
  const parsed = parseApiKey(authorization)
  if (!parsed) throw new Problem('unauthenticated', `The Authorization header has another form. ${HOW}`)
  const storeId = await storeIdOfKey(parsed.keyId)
  if (!storeId) throw unknownKey()
  return { storeId, ...parsed }
}

/**
 * The key of a request by one configuration of its store (contract §2): 401 for an unknown, revoked or expired key, all
 * alike; 403 for a blocked store, an address outside the ranges, a missing scope.
 */
export function keyOf(
  configuration: Configuration,
  credential: Credential,
  incoming: Incoming,
  scope: string | undefined,
): ReceivingKey {
  const key = configuration.keys.get(credential.keyId)
  if (!key || !hasSecret(key, credential.secret, new Date())) throw unknownKey()
  if (configuration.blocked) throw new Problem('store-blocked', 'This store is blocked.')
  checkAddress(configuration, incoming)
  if (scope !== undefined && !key.scopes.includes(scope))
    throw new Problem('forbidden', `The API key lacks the scope "${scope}".`)
  touchApiKey(configuration.storeId, key.id, () => addressOf(incoming), isPreviousSecret(key, credential.secret))
  return key
}

/** Outside the store's ranges: refused where they are enforced, only logged where they are observed (contract §2). */
function checkAddress({ storeId, ipAccess: { mode, ranges } }: Configuration, incoming: Incoming): void {
  if (mode === 'off' || ranges.length === 0) return
  const address = addressOf(incoming)
  if (address && isAllowed(address, ranges)) return
  if (mode === 'observe') {
    log.info(
      { storeId, reasonCode: 'address-refused' },
      'an address outside the ranges was let in: they are only observed',
    )
    return
  }
  throw new Problem(
    'address-refused',
    `The address ${address ?? '(unknown)'} is outside the ranges of this store's API keys.`,
  )
}

/** For the management API: the caller as the context of a verb, and the rate headers of its answer. Without a scope any key will do. */
export async function authenticate(
  incoming: Incoming,
  scope?: string,
): Promise<StoreContext & { headers: Record<string, string> }> {
  const credential = await credentialOf(incoming)
  const { configuration, key } = await judgePresent(credential.storeId, (configuration) => ({
    configuration,
    key: keyOf(configuration, credential, incoming, scope),
  }))
  const headers = countRequest(key.id, configuration.requestsPerMinute, Date.now())
  const actor = { type: 'api-key', id: key.id, name: key.name, scopes: key.scopes } as const
  return { store: { id: configuration.storeId }, actor, headers }
}

const unknownKey = () => new Problem('unauthenticated', `The API key is unknown, revoked or expired. ${HOW}`)

/** As `::ffff:` is what a socket that takes both families calls IPv4, it is folded here, where each request passes. */
export const addressOf = ({ remoteAddress, headers }: Incoming): string | undefined =>
  clientAddress({
    remoteAddress: remoteAddress?.replace(/^::ffff:(?=\d+\.)/, ''),
    forwardedFor: headers['x-forwarded-for'],
  })
