import { Problem } from '@/server/problems'
import { receiveFromWeb } from './collect'
import type { Answer, Door, Incoming } from './door'
import { receiveFromApi, receiveFromWebhook } from './receive'
import { receiveBatchFromApi } from './receive-batch'

type Params = Record<string, string>
type Path = {
  pattern: RegExp
  /** Beside POST. */
  takesOptions?: true
  receive: (incoming: Incoming, params: Params) => Promise<Answer>
}

const STORE = '(?<storeId>[0-9a-fA-F-]{36})'

/** Every ingestion path, with and without its prefix (contract §1). `next.config.js` mirrors the unprefixed ones as rewrites. */
const PATHS: Path[] = [
  {
    pattern: /^(?:\/api)?\/custom-events\/alias\/(?<alias>[^/]+)$/,
    receive: (incoming, { alias = '' }) => receiveFromApi(incoming, { alias }),
  },
  {
    pattern: /^(?:\/api)?\/custom-events\/id\/(?<id>[^/]+)$/,
    receive: (incoming, { id = '' }) => receiveFromApi(incoming, { id }),
  },
  {
    pattern: /^(?:\/api)?\/custom-events\/alias\/(?<alias>[^/]+)\/batch$/,
    receive: (incoming, { alias = '' }) => receiveBatchFromApi(incoming, { alias }),
  },
  {
    pattern: /^(?:\/api)?\/custom-events\/id\/(?<id>[^/]+)\/batch$/,
    receive: (incoming, { id = '' }) => receiveBatchFromApi(incoming, { id }),
  },
  {
    pattern: new RegExp(`^(?:/webhooks)?/${STORE}/custom-events/alias/(?<alias>[^/]+)$`),
    receive: (incoming, { storeId = '', alias = '' }) => receiveFromWebhook(incoming, storeId, alias),
  },
  {
    pattern: /^\/collect\/(?<storeId>[^/]+)$/,
    takesOptions: true,
    receive: (incoming, { storeId = '' }) => receiveFromWeb(incoming, storeId),
  },
]

/** Is this a path that takes events? A trailing slash never matters. */
export function ingestPath(path: string): { door: Door } | undefined {
  const bare = withoutSlashes(path)
  for (const { pattern, takesOptions, receive } of PATHS) {
    const match = pattern.exec(bare)
    if (match) {
      return {
        door: (incoming) => {
          const isTaken = incoming.method === 'POST' || (takesOptions && incoming.method === 'OPTIONS')
          if (!isTaken)
            throw new Problem('method-not-allowed', `Events are sent with POST, not ${incoming.method}.`, {
              headers: { allow: takesOptions ? 'POST, OPTIONS' : 'POST' },
            })
          return receive(incoming, decode(match.groups ?? {}))
        },
      }
    }
  }
  return undefined
}

/** Less the slashes at its end. A pattern would go over a path of slashes once for each of them. */
export function withoutSlashes(path: string): string {
  let end = path.length
  while (end > 0 && path[end - 1] === '/') end--
  return path.slice(0, end)
}

/** The door of all ingestion paths, for the route handlers. */
export const ingest: Door = async (incoming) => {
  const found = ingestPath(incoming.path)
  if (!found) throw new Problem('not-found', 'No events are received at this address.')
  return found.door(incoming)
}

function decode(params: Params): Params {
  try {
    return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, decodeURIComponent(value)]))
  } catch {
    throw new Problem('not-found', 'The address is not well encoded.')
  }
}
