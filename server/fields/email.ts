import { type Refusal, refuse } from '@/server/fields/received'

const ADDRESS_CHARACTERS_MAX = 254
const LOCAL_PART_CHARACTERS_MAX = 64
const EXPECTED = 'an email address such as ana@example.com'
const ALONE = /[<>,;\s]|^mailto:/i
const TOO_LONG = `at most ${ADDRESS_CHARACTERS_MAX} characters are taken`
const ASCII = /^[\0-\x7f]*$/
const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i
const FOREIGN_TO_DOMAINS = /[\0-\x2c\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]/

/**
 * The one reading of an email address, for every way in: trimmed, HTML's grammar without stray dots, at most 254
 * characters, a domain with a dot in its ASCII form (IDNA), A–Z lower-cased and no other letter (contract §4, faults §2).
 */
export function readEmail(value: unknown): { ok: true; value: string } | Refusal {
  if (typeof value !== 'string') return refuse(EXPECTED, value)
  const address = value.trim()
  // No form of a longer address fits, and nothing below needs to look at a megabyte.
  if (address.length > ADDRESS_CHARACTERS_MAX) return refuse(EXPECTED, value, TOO_LONG)
  const at = address.lastIndexOf('@')
  if (at < 0) return refuse(EXPECTED, value)
  const local = address.slice(0, at)
  if (!ASCII.test(local)) {
    return refuse(EXPECTED, value, 'before the @ only ASCII characters are taken')
  }
  if (!LOCAL_PART.test(local))
    return refuse(EXPECTED, value, ALONE.test(address) ? 'send one address, and nothing else' : undefined)
  if (local.length > LOCAL_PART_CHARACTERS_MAX) {
    return refuse(EXPECTED, value, `before the @ at most ${LOCAL_PART_CHARACTERS_MAX} characters are taken`)
  }
  const domain = asciiDomain(address.slice(at + 1))
  if (domain === undefined || !DOMAIN.test(domain)) {
    const hint = address.indexOf('.', at) < 0 ? 'its domain needs a dot' : 'its domain is not valid'
    return refuse(EXPECTED, value, hint)
  }
  if (local.length + 1 + domain.length > ADDRESS_CHARACTERS_MAX) return refuse(EXPECTED, value, TOO_LONG)
  // Both parts are ASCII here, so this folds A–Z and nothing else: KELVIN SIGN never reaches it.
  return { ok: true, value: `${local}@${domain}`.toLowerCase() }
}

/** The domain as DNS knows it (`bücher.example` → `xn--bcher-kva.example`), or undefined where IDNA refuses it. */
function asciiDomain(domain: string): string | undefined {
  const isAscii = ASCII.test(domain)
  if (isAscii && !/xn--/i.test(domain)) return domain
  if (FOREIGN_TO_DOMAINS.test(domain)) return undefined
  let converted: string
  try {
    // The URL parser carries UTS #46 in every runtime; nothing that could end the host is left in `domain`.
    converted = new URL(`http://${domain}`).hostname
  } catch {
    return undefined
  }
  // A label that merely looked like ASCII (full width, KELVIN SIGN, soft hyphen) would become somebody else's domain.
  const labels = converted.split('.')
  const isFaithful = domain.split('.').every((label, i) => ASCII.test(label) || labels[i]?.startsWith('xn--'))
  return isFaithful && labels.length === domain.split('.').length ? converted : undefined
}
