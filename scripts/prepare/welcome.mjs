/**
 * The lines at the end of a start: where it is, how to sign in, and a first event.
 * @param {{ instance: import('./instance.mjs').Instance, demo: import('./app.mjs').Demo | null, isServing: boolean }} options
 */
export function welcome({ instance, demo, isServing }) {
  if (!isServing) return ['', '  The worker is running. Ctrl-C stops it.', '']
  const lines = ['', `  Address   ${instance.appUrl}`]
  if (demo) lines.push(...login(demo), '', '  Send a first event:', '', ...curl(instance.appUrl, demo))
  return [...lines, '', '  Logs are in .data/logs. Ctrl-C stops everything; the data stays.', '']
}

/** @param {import('./app.mjs').Demo} demo */
const login = ({ email, password, apiKey }) => [
  `  Login     ${email}`,
  `  Password  ${password}`,
  `  API key   ${apiKey}`,
]

/** @param {string} appUrl @param {import('./app.mjs').Demo} demo */
function curl(appUrl, { apiKey, alias, sample }) {
  const body = JSON.stringify(sample ?? { email: 'ana@example.com' }).replaceAll("'", "'\\''")
  return [
    `  curl -X POST '${appUrl}/api/custom-events/alias/${alias}?createContact=true' \\`,
    `    -H 'Authorization: ApiKey ${apiKey}' \\`,
    `    -H 'Content-Type: application/json' \\`,
    `    -d '${body}'`,
  ]
}
