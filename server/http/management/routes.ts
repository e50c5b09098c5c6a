import { contactFields } from './contact-fields'
import { contacts } from './contacts'
import { customEventTypes } from './custom-event-types'
import { customIntegrations } from './custom-integrations'
import { receivedEvents } from './received-events'
import type { Route } from './route'
import { segments } from './segments'
import { store } from './store'
import { webContents } from './web-contents'
import { workflows } from './workflows'

/** Every call of the management API (contract §6), by resource. */
export const ROUTES: readonly Route[] = [
  ...customIntegrations,
  ...customEventTypes,
  ...contactFields,
  ...contacts,
  ...segments,
  ...workflows,
  ...webContents,
  ...store,
  ...receivedEvents,
]
