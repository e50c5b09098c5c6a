/** The part of Scalar's own script that we call. */
type Scalar = {
  createApiReference: (into: Element, configuration: object) => { destroy: () => void }
}

const ADDRESS = '/reference/scalar.js'

let loading: Promise<Scalar> | undefined

/** Loads the script once; from this server (`scripts/reference.mjs` puts it there). */
export function loadScalar(): Promise<Scalar> {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = ADDRESS
    script.onload = () => resolve((window as unknown as { Scalar: Scalar }).Scalar) // what the script leaves on the window
    script.onerror = () => {
      loading = undefined
      script.remove()
      reject(new Error(`${ADDRESS} did not load`))
    }
    document.head.append(script)
  })
  return loading
}

/** Nothing of others: no font, no proxy, no telemetry, no assistant; and the reader's key is kept nowhere. */
export const configurationOf = (content: object, apiKey: string | null, isDark: boolean): object => ({
  content,
  theme: 'none',
  layout: 'modern',
  withDefaultFonts: false,
  telemetry: false,
  persistAuth: false,
  showDeveloperTools: 'never',
  hideClientButton: true,
  documentDownloadType: 'none',
  agent: { disabled: true },
  mcp: { disabled: true },
  hideDarkModeToggle: true,
  forceDarkModeState: isDark ? 'dark' : 'light',
  authentication: {
    preferredSecurityScheme: 'ApiKey',
    securitySchemes: { ApiKey: { value: apiKey ? `ApiKey ${apiKey}` : '' } },
  },
})
