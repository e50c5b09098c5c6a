import { fileURLToPath } from 'node:url'

/** Nothing but a route: what Next itself costs. */
export default { poweredByHeader: false, turbopack: { root: fileURLToPath(new URL('../../..', import.meta.url)) } }
