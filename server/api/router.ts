import { apiKeysRouter } from './routers/api-keys'
import { contactFieldsRouter } from './routers/contact-fields'
import { contactsRouter } from './routers/contacts'
import { deliveriesRouter } from './routers/deliveries'
import { eventTypesRouter } from './routers/event-types'
import { homeRouter } from './routers/home'
import { integrationsRouter } from './routers/integrations'
import { meRouter } from './routers/me'
import { receptionsRouter } from './routers/receptions'
import { segmentsRouter } from './routers/segments'
import { storeRouter } from './routers/store'
import { webContentsRouter } from './routers/web-contents'
import { workflowsRouter } from './routers/workflows'
import { router } from './trpc'

/** Everything that the dashboard asks and does. */
export const appRouter = router({
  me: meRouter,
  store: storeRouter,
  apiKeys: apiKeysRouter,
  integrations: integrationsRouter,
  eventTypes: eventTypesRouter,
  deliveries: deliveriesRouter,
  contactFields: contactFieldsRouter,
  contacts: contactsRouter,
  receptions: receptionsRouter,
  segments: segmentsRouter,
  workflows: workflowsRouter,
  webContents: webContentsRouter,
  home: homeRouter,
})

export type AppRouter = typeof appRouter
