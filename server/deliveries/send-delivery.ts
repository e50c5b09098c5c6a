import { Webhook } from 'standardwebhooks'
import { openHeaders } from '@/server/event-types/sending/headers'
import { signingSecretAt } from '@/server/event-types/sending/sealed-places'
import { log } from '@/server/log'
import { isProblem } from '@/server/problems'
import { open } from '@/server/secrets/seal'
import type { Claimed } from './claim-deliveries'
import { judgeAnswer } from './judge-answer'
import { noteResult } from './note-result'
import { type Answer, type Network, post } from './post'

/** Makes one try of a delivery, outside any transaction, and notes what became of it. */
export async function sendDelivery(delivery: Claimed, network: Network): Promise<void> {
  const { storeId, eventTypeId, attempt, id: deliveryId } = delivery
  const begun = new Date()
  const answer = await tryOnce(delivery, begun, network)
  const judged = judgeAnswer(answer, { attempt, nowMs: Date.now(), chance: Math.random() })
  const ms = Date.now() - begun.getTime()
  const text = 'text' in answer ? answer.text : undefined
  await noteResult(delivery, { ...judged, at: begun.toISOString(), ms, answer: text })
  const fields = { storeId, eventTypeId, deliveryId, attempt, status: judged.told.status ?? null }
  if (judged.state === 'dead') log.warn(fields, 'a delivery was given up')
  else log.debug(fields, judged.state === 'delivered' ? 'a delivery has arrived' : 'a delivery is tried again later')
}

async function tryOnce(delivery: Claimed, now: Date, network: Network): Promise<Answer> {
  try {
    const headers = headersOf(delivery, now)
    return await post({ url: delivery.webhookUrl, headers, body: delivery.body }, network)
  } catch (error) {
    // What was sealed under another APP_SECRET.
    if (isProblem(error)) return { error: 'its headers or its signing secret cannot be read any more: set them again' }
    throw error
  }
}

/** Those of the owner, then ours: the signature of Standard Webhooks over id, time and body. Names in lower case. */
function headersOf({ storeId, eventTypeId, id, body, ...sealed }: Claimed, now: Date): Record<string, string> {
  const own = openHeaders({ storeId, eventTypeId }, sealed.webhookHeaders)
  const secret = open(sealed.signingSecret ?? '', signingSecretAt(storeId, eventTypeId))
  return {
    ...{ 'content-type': 'application/json', 'user-agent': 'Inlet' },
    ...Object.fromEntries(own.map(({ name, value }) => [name.toLowerCase(), value])),
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, now, body),
  }
}
