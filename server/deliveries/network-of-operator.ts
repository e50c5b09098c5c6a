import { sendRules } from '@/server/event-types/sending/send-rules'
import type { Network } from './post'
import { resolveHost } from './resolve-host'

/** What a try may take in all, name and answer included. */
const TIMEOUT_MS = 10_000

/** The network as this installation uses it. */
export const networkOfOperator = (): Network => ({ rules: sendRules(), resolve: resolveHost, timeoutMs: TIMEOUT_MS })
