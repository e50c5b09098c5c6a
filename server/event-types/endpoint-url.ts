import { env } from '@/server/env'
import type { ReceiveContextName } from './receive-contexts'

type Endpoint = { storeId: string; receiveType: ReceiveContextName; alias: string }

const PATHS: Record<ReceiveContextName, (endpoint: Endpoint) => string> = {
  api: ({ alias }) => `/api/custom-events/alias/${alias}`,
  webhook: ({ storeId, alias }) => `/webhooks/${storeId}/custom-events/alias/${alias}`,
  web: ({ storeId }) => `/collect/${storeId}`,
}

/** The address that *Copy URL* copies (contract §4); for web and mobile the collection address. */
export const endpointUrl = (endpoint: Endpoint): string => `${env.APP_URL}${PATHS[endpoint.receiveType](endpoint)}`
