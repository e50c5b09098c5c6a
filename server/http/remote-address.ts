import { randomBytes } from 'node:crypto'
import { perProcess } from '@/server/per-process'

/**
 * How our own server hands the socket's address to Next's handlers in the same process. The name is random for each
 * process, so nobody outside can send it, also where our server is not in front (a platform's functions).
 */
export const REMOTE_ADDRESS_HEADER = perProcess(
  'remote-address-header',
  () => `x-inlet-remote-${randomBytes(12).toString('hex')}`,
)
