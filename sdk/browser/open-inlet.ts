import { createCore } from '../core/create-core'
import type { Consent, Inlet } from '../core/public-types'
import { currentPage } from './current-page'
import { deviceShelf } from './device-shelf'
import { handOver } from './hand-over'
import { loadContents } from './load-contents'
import { oneSender } from './one-sender'
import { post } from './post'

/** `host` is where Inlet answers, as in `https://inlet.example.org`. */
export type OpenOptions = { store: string; host: string; consent?: Consent }

/** The SDK of this page. With Global Privacy Control on, it waits for a plain yes, whatever `consent` says. */
export function openInlet({ store, host, consent = true }: OpenOptions): Inlet {
  const address = `${host}/collect/${encodeURIComponent(store)}`
  const name = `inlet:${store}:`
  const shelf = deviceShelf(name)
  const core = createCore({
    address,
    sdk: 'inlet.js/1.0',
    shelf,
    now: Date.now,
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    jitter: Math.random,
    startTimer: (run, ms) => {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
    post,
    isOnline: () => navigator.onLine !== false,
    exclusively: oneSender(name, shelf),
    page: currentPage,
  })
  const leave = () => core.leave((body) => handOver(address, body))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') leave()
    else void core.flush()
  })
  window.addEventListener('pagehide', leave)
  window.addEventListener('online', () => void core.flush())
  loadContents(core, host)
  core.consent(isObjecting() ? 'pending' : consent)
  return core
}

/** Global Privacy Control (W3C): the person's browser says no for them. */
const isObjecting = (): boolean => (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl === true // not in TypeScript's DOM
