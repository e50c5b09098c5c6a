import type { Inlet } from '@/sdk/core/public-types'

declare global {
  interface Window {
    inlet?: Inlet
  }
}

/** Adds the tag that the guide shows, and answers the SDK when it is there. A page holds one, so of one store. */
export function loadSdk(storeId: string): Promise<Inlet> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = '/sdk/inlet.js'
    script.async = true
    script.dataset.store = storeId
    script.onload = () => (window.inlet ? resolve(window.inlet) : reject(new Error('no SDK in the script')))
    script.onerror = () => reject(new Error('the script did not load'))
    document.head.append(script)
  })
}
