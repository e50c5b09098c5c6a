import apiAccess from './api-access.json'
import contacts from './contacts.json'
import docs from './docs.json'
import errors from './errors.json'
import eventTypes from './event-types.json'
import events from './events.json'
import home from './home.json'
import integrations from './integrations.json'
import runs from './runs.json'
import sdk from './sdk.json'
import segments from './segments.json'
import sending from './sending.json'
import settings from './settings.json'
import shell from './shell.json'
import signIn from './sign-in.json'
import ui from './ui.json'
import webContents from './web-contents.json'
import workflows from './workflows.json'

/** One file a screen; the namespace is the file's name. */
export const messages = {
  'api-access': apiAccess,
  contacts,
  docs,
  errors,
  'event-types': eventTypes,
  events,
  home,
  integrations,
  runs,
  sdk,
  segments,
  sending,
  settings,
  shell,
  'sign-in': signIn,
  ui,
  'web-contents': webContents,
  workflows,
}
