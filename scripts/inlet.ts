/** `npm run -s inlet -- …`: the operator's command line. Data on stdout, talk on stderr; exit codes 0 done, 1 failed, 2 usage. */
import { parseArgs } from 'node:util'
import { isProblem } from '@/server/problems'
import { takeInstanceEnvironment } from './operator/instance-environment'

const OPTIONS = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  name: { type: 'string' },
  'time-zone': { type: 'string' },
  email: { type: 'string' },
  store: { type: 'string' },
  role: { type: 'string' },
  scope: { type: 'string' },
  expires: { type: 'string' },
  outcome: { type: 'string' },
  alias: { type: 'string' },
  since: { type: 'string' },
  'no-workflows': { type: 'boolean' },
  'create-contacts': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
} as const

const say = (text: string) => process.stderr.write(`${text}\n`)

const hasCode = (error: unknown, codes: string[]): boolean =>
  error instanceof Error && (('code' in error && codes.includes(String(error.code))) || hasCode(error.cause, codes))

/** One sentence for the operator. */
function reasonOf(error: unknown): string {
  if (hasCode(error, ['ECONNREFUSED', 'ENOTFOUND', 'ENOENT', 'CONNECT_TIMEOUT']))
    return 'The database does not answer. Is the instance running (npm start), or is DATABASE_URL another one?'
  if (hasCode(error, ['42P01', '3F000', '42704'])) return 'The database has no schema yet: npm run -s inlet -- migrate'
  if (isProblem(error)) {
    const faults = error.extras.validationErrors?.map(({ reason }) => reason)
    return faults?.join('\n') ?? error.detail
  }
  // A driver's error is wrapped in one that repeats the statement and its values.
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? cause.message : String(cause)
}

async function main(): Promise<number> {
  let given: ReturnType<typeof parse>
  try {
    given = parse()
  } catch (error) {
    say(reasonOf(error))
    return 2
  }
  const { values, positionals } = given
  const hasInstance = takeInstanceEnvironment()
  // Only now, with the environment in place, may anything that reads it be loaded.
  const { COMMANDS, UsageError } = await import('./operator/commands')
  const words = positionals.join(' ')
  const help = () =>
    [
      'Usage: npm run -s inlet -- <command> [--json]',
      '',
      ...Object.values(COMMANDS).map((c) => `  ${c.usage}\n      ${c.does}`),
    ].join('\n')
  if (words === 'help' || values.help) {
    process.stdout.write(`${help()}\n`)
    return 0
  }
  const command = Object.hasOwn(COMMANDS, words) ? COMMANDS[words] : undefined
  if (!command) {
    say(words ? `There is no command "${words}".\n\n${help()}` : help())
    return 2
  }
  const { json, help: _, ...rest } = values
  const options = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [name, typeof value === 'boolean' ? 'yes' : value]),
  )
  const strange = Object.keys(options).filter((name) => !command.options.includes(name))
  if (strange.length > 0) {
    say(`${words} takes no --${strange.join(', no --')}.\n\n  ${command.usage}`)
    return 2
  }
  if (!hasInstance) {
    say('There is no instance here: run npm start first, or set DATABASE_URL and APP_SECRET.')
    return 1
  }
  const { disconnect } = await import('@/db')
  try {
    const { ok = true, text, data } = await command.run(options)
    if (json) process.stdout.write(`${JSON.stringify(data)}\n`)
    else if (text) process.stdout.write(`${text}\n`)
    return ok ? 0 : 1
  } catch (error) {
    say(reasonOf(error))
    if (error instanceof UsageError) say(`\n  ${command.usage}`)
    return error instanceof UsageError ? 2 : 1
  } finally {
    const { closeBell } = await import('@/server/jobs/ring')
    await Promise.race([closeBell(), new Promise((done) => setTimeout(done, 1000).unref())]).catch(() => {})
    await disconnect().catch(() => {})
  }
}

const parse = () => parseArgs({ options: OPTIONS, allowPositionals: true, strict: true })

process.exitCode = await main()
// A queue's connection may outlive the queue; once what was printed has left, nothing is waited for.
process.stdout.write('', () => process.exit())
