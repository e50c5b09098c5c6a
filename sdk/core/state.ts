import type { Tell } from './listeners'
import type { Consent, Page } from './public-types'
import type { Ports, Shelf } from './types'

/** What one running SDK knows beside its shelf. */
export type State = {
  readonly ports: Ports
  readonly tell: Tell
  /** The platform's shelf; untouched before consent. */
  readonly device: Shelf
  /** Where things lie now: the device's, or one in memory. */
  shelf: Shelf
  consent: Consent
  /** The tracker that stands, while consent is pending, for the one that the device may know. */
  provisional: string
  pageProps: Page
  /** The time of the last entry: each has a later one, so that their keys keep their order. */
  lastMs: number
  /** Keys of what this process tracked and handed to no closing page's request yet. */
  readonly fresh: Set<string>
}
