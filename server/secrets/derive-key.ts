import { hkdfSync } from 'node:crypto'
import { env } from '@/server/env'

/** 32 bytes from `APP_SECRET` for one purpose alone (HKDF, RFC 5869): no key of ours serves two. */
export const deriveKey = (purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', env.APP_SECRET, '', `inlet ${purpose}`, 32))
