import type { Inlet } from '../core/public-types'
import { type OpenOptions, openInlet } from './open-inlet'

/**
 * The script's entry. It opens by itself where its tag says `data-store`, else at `inlet('init', { store, host, consent })`.
 * Calls made before – to the stub, or before init – are kept and replayed in order.
 */
const METHODS = ['identify', 'track', 'page', 'reset', 'consent', 'on', 'flush'] as const

type Call = ArrayLike<unknown>
type Global = ((...call: unknown[]) => unknown) & Partial<Inlet> & { q?: Call[]; isLoaded?: true }

const host = window as { inlet?: Global } // the one name that the SDK takes
const { q = [], isLoaded } = (host.inlet || {}) as Partial<Global> // nothing, the stub, or this very SDK
const script = (document.currentScript || document.querySelector('script[data-store]')) as HTMLScriptElement | null // no SVG script has a src

function start(waiting: Call[]): void {
  let inlet: Inlet | undefined

  function call(...[name, ...args]: unknown[]): unknown {
    const method = METHODS.find((one) => one === name)
    if (name === 'init')
      init((args[0] || {}) as Partial<OpenOptions>) // a page's script may say anything
    else if (!method) console.warn(`inlet: no "${name}"`)
    else if (inlet)
      return (inlet[method] as (...args: unknown[]) => unknown)(...args) // the core checks what it is given
    else waiting.push([name, ...args])
  }

  function init({ store, host: address, consent }: Partial<OpenOptions>): void {
    if (!store) console.warn('inlet: no store')
    if (inlet || !store) return
    inlet = openInlet({ store, host: String(address || hostOfScript()).replace(/\/+$/, ''), consent })
    replay(waiting.splice(0))
  }

  const replay = (calls: Call[]) => {
    for (const one of calls) call(...Array.from(one))
  }
  const global: Global = Object.assign(call, { isLoaded: true as const })
  for (const method of METHODS) Object.assign(global, { [method]: (...args: unknown[]) => call(method, ...args) })
  host.inlet = global
  const { store, host: address, consent = 'true' } = script ? script.dataset : ({} as DOMStringMap) // nothing without a tag
  if (store) init({ store, host: address, consent: consent === 'true' || 'pending' })
  else replay(waiting.splice(0))
}

/** What stands before `/sdk/inlet.js` in the script's own address, else its origin. */
function hostOfScript(): string {
  const { origin, href } = new URL(script ? script.src : location.href, location.href)
  const end = href.indexOf('/sdk/inlet')
  return end < 0 ? origin : href.slice(0, end)
}

// A second tag of the same script changes nothing.
if (!isLoaded) start(q)
