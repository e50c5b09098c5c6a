import type { KeptRequest, ReadKept } from '@/server/replays/kept-reception'
import { unwrapCloudEvent } from './body/cloud-event'
import { parseDocument } from './body/parse-body'
import { parseCollectRequest } from './collect-request'

/** The body of a kept reception as it was read when it came. Throws `invalid-json`. */
export const readKept: ReadKept = ({ body, headers, receiveContext }): KeptRequest => {
  if (receiveContext === 'web') return { context: 'web', request: parseCollectRequest(body) }
  const mediaType = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? 'application/json'
  const { document } = unwrapCloudEvent(mediaType, parseDocument(mediaType, body), headers)
  return { context: receiveContext, document }
}
