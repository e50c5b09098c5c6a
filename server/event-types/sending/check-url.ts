import { notValid } from '@/server/problems'
import { sendRules } from './send-rules'
import { urlFault } from './url-fault'

/** Throws `not-valid` at `/webhookUrl` for an address that nothing would ever be sent to. */
export function checkUrl(webhookUrl: string): void {
  const reason = urlFault(webhookUrl, sendRules())
  if (reason !== undefined) throw notValid([{ path: '/webhookUrl', reason }])
}
