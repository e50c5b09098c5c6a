import type { CollectedRequest } from '@/server/collect/collect'
import { elementsOf, membersOf } from './body/json-parts'
import { decodeUtf8, parseJson, partOf } from './body/parse-json'

/** What is kept of a page with each event: four texts of 2,000 characters, not a document. */
const PAGE_CHARACTERS_MAX = 10_000

/** Reads the body of `POST /collect/{storeId}`. Throws `invalid-json`. */
export function parseCollectRequest(body: Buffer): CollectedRequest {
  const document = parseJson(body)
  let texts: { events: string[]; page: string } | undefined
  const split = () => {
    const members = membersOf(decodeUtf8(body))
    const page = members.get('page') ?? 'null'
    return {
      events: elementsOf(members.get('events') ?? '[]'),
      page: page.length <= PAGE_CHARACTERS_MAX ? page : 'null',
    }
  }
  return {
    document: document.value,
    payloadOf: (index, payload) => partOf(document, ['events', String(index), 'payload'], payload),
    bodyOf(index, { trackerId, email }) {
      texts ??= split()
      const contact = email === null ? '' : `"contact":${JSON.stringify({ email })},`
      const event = texts.events[index] ?? 'null'
      return Buffer.from(`{"trackerId":"${trackerId}",${contact}"page":${texts.page},"events":[${event}]}`)
    },
  }
}
