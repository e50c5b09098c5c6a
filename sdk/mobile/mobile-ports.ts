import type { Ports, Shelf } from '../core/types'
import type { InletOptions } from './options'
import { platform } from './platform'

/** What the core takes from its platform, out of what the app gave and what React Native and Node have. */
export function mobilePorts(options: InletOptions, shelf: Shelf): Ports {
  const { store, host, now = Date.now } = options
  const send = options.fetch ?? ((address, request) => platform.fetch(address, request))
  return {
    address: `${host.replace(/\/+$/, '')}/collect/${encodeURIComponent(store)}`,
    sdk: 'inlet-mobile.js/1.0',
    shelf,
    now,
    ...randomOf(options),
    jitter: Math.random,
    startTimer(run, ms) {
      const timer = platform.setTimeout(run, ms)
      return () => platform.clearTimeout(timer)
    },
    async post(address, body) {
      const headers = { 'Content-Type': 'text/plain;charset=UTF-8' }
      const response = await send(address, { method: 'POST', headers, body })
      return { status: response.status, retryAfter: response.headers.get('Retry-After'), body: await response.text() }
    },
    isOnline: () => true,
    exclusively: (work) => work(),
    page: () => ({}),
  }
}

function randomOf({ getRandomValues }: InletOptions): Pick<Ports, 'randomBytes' | 'isGuessable'> {
  const { crypto } = platform
  const fill = getRandomValues ?? (crypto?.getRandomValues && ((bytes: Uint8Array) => crypto.getRandomValues?.(bytes)))
  return {
    isGuessable: !fill,
    randomBytes(count) {
      const bytes = Uint8Array.from({ length: count }, () => Math.random() * 256)
      fill?.(bytes)
      return bytes
    },
  }
}
