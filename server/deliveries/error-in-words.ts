/** What the codes of sockets, names and certificates mean to an owner. */
const WORDS: Record<string, string> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was closed before there was an answer',
  EPIPE: 'the connection was closed before there was an answer',
  ENOTFOUND: 'the name of the host was not found',
  EAI_AGAIN: 'the name of the host could not be looked up just now',
  EHOSTUNREACH: 'the host could not be reached',
  ENETUNREACH: 'the network of the host could not be reached',
  ETIMEDOUT: 'the host could not be reached in time',
  CERT_HAS_EXPIRED: 'the certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate is signed by itself alone',
  SELF_SIGNED_CERT_IN_CHAIN: 'the certificate is signed by an authority that nobody vouches for',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the certificate could not be verified: a certificate in between is missing',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is of another host',
  EPROTO: 'the host does not speak TLS at this port',
  HPE_HEADER_OVERFLOW: 'the headers of the answer are too long',
}

/** Never what the error itself says: that may hold anything. */
export function errorInWords(error: unknown): string {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (Object.hasOwn(WORDS, code)) return WORDS[code] ?? code
  if (code.startsWith('HPE_')) return 'what was answered is not HTTP'
  return /^[A-Z_]{2,60}$/.test(code) ? `it could not be sent (${code})` : 'it could not be sent'
}
