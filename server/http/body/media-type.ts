import { quote } from '@/server/fields/received'
import { Problem } from '@/server/problems'

const TYPE = /^\s*([a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+)\s*(?:;(.*))?$/i
const CHARSET = /(?:^|;)\s*charset\s*=\s*(?:"([^"]*)"|([^\s;"]*))/gi

/**
 * The media type of a request in lower case, when it is among those that a receive context takes (contract §4; `+json`
 * stands for a suffix). Without the header, contexts that take `text/plain` read the body as that. Throws
 * `unsupported-media-type`, naming what is taken.
 */
export function readMediaType(header: string | undefined, taken: readonly string[]): string {
  if (header === undefined || header.trim() === '') {
    if (taken.includes('text/plain')) return 'text/plain'
    throw unsupported('The request has no Content-Type.', taken)
  }
  const match = TYPE.exec(header)
  const type = match?.[1]?.toLowerCase()
  const suffix = type?.includes('+') ? type.slice(type.lastIndexOf('+')) : undefined
  if (type === undefined || !(taken.includes(type) || (suffix !== undefined && taken.includes(suffix)))) {
    throw unsupported(`The Content-Type ${quote(header)} is not taken here.`, taken)
  }
  for (const [, quoted, bare] of (match?.[2] ?? '').matchAll(CHARSET)) {
    const charset = (quoted ?? bare ?? '').toLowerCase()
    if (charset !== 'utf-8' && charset !== 'utf8') {
      throw unsupported(`The charset ${quote(charset)} is not taken here, only utf-8.`, taken)
    }
  }
  return type
}

function unsupported(what: string, taken: readonly string[]): Problem {
  const names = taken.map((type) => (type.startsWith('+') ? `application/…${type}` : type))
  return new Problem('unsupported-media-type', `${what} Send ${names.join(', ').replace(/, ([^,]*)$/, ' or $1')}.`)
}
