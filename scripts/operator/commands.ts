import { z } from 'zod'
import { migrate } from '@/db/migrate'
import { seed } from '@/db/seed'
import { createApiKey } from '@/server/api-keys/create-api-key'
import { createApiKeySchema } from '@/server/api-keys/schema'
import type { StoreContext } from '@/server/context'
import { env } from '@/server/env'
import { receptionFilterSchema } from '@/server/events/reception-filter'
import { readKept } from '@/server/http/kept-request'
import { previewReplay } from '@/server/replays/preview-replay'
import { addMember } from '@/server/stores/add-member'
import { createStore } from '@/server/stores/create-store'
import { createUser } from '@/server/stores/create-user'
import { addMemberSchema, createStoreSchema, createUserSchema } from '@/server/stores/schema'
import { storeOf } from '@/server/stores/store-of'
import { readPassword } from './read-password'
import { replayAll } from './replay-all'

/** What a command answers: `text` is printed as it is, `data` with `--json`; `ok: false` is exit code 1. */
export type Answer = { ok?: boolean; text: string; data: unknown }
/** A flag that is set is `yes`. */
type Options = Record<string, string | undefined>
export type Command = {
  usage: string
  does: string
  options: readonly string[]
  run: (options: Options) => Promise<Answer>
}

/** A value on the command line that cannot be taken: exit code 2. */
export class UsageError extends Error {}

const ACTOR = { type: 'system', id: 'inlet', name: 'command line' } as const

/** Names that a schema and the command line write differently. */
const OPTION_OF: Record<string, string> = {
  scopes: '--scope',
  expiresAt: '--expires',
  timeZone: '--time-zone',
  password: 'the password',
}

/** The input of a verb out of the options; a fault is told with the option's name. */
function take<S extends z.ZodType>(schema: S, given: Record<string, unknown>): z.output<S> {
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map(({ path, message }) => {
    const name = String(path[0])
    const option = OPTION_OF[name] ?? `--${name}`
    return given[name] === undefined || given[name] === '' ? `${option} is missing` : `${option}: ${message}`
  })
  throw new UsageError([...new Set(lines)].join('\n'))
}

async function inStoreOf(options: Options): Promise<StoreContext> {
  const { store } = take(z.object({ store: z.uuid('expected the id of a store') }), options)
  const context: StoreContext = { store: { id: store }, actor: ACTOR }
  await storeOf(context)
  return context
}

async function createUserCommand(options: Options): Promise<Answer> {
  const { email, name } = take(z.object({ email: addMemberSchema.shape.email, name: z.string().optional() }), options)
  const role = options.role ?? 'owner'
  const context = options.store === undefined ? undefined : await inStoreOf(options)
  const password = (await readPassword('Password: ')) || undefined
  if (!context) {
    const { id } = await createUser(take(createUserSchema, { email, name: name || email.split('@')[0], password }))
    return { text: id, data: { userId: id } }
  }
  const { userId } = await addMember(context, take(addMemberSchema, { email, name, role, password }))
  return { text: userId, data: { userId, storeId: context.store.id } }
}

async function createApiKeyCommand(options: Options): Promise<Answer> {
  const context = await inStoreOf(options)
  const scopes = options.scope?.split(',').map((scope) => scope.trim())
  const input = take(createApiKeySchema, { name: options.name, scopes, expiresAt: options.expires })
  const made = await createApiKey(context, input)
  return { text: made.key, data: made }
}

/** Refusals, where no outcome is named: what was accepted takes effect a second time. */
async function replayCommand(options: Options): Promise<Answer> {
  const context = await inStoreOf(options)
  const { outcome = 'rejected', alias, since } = options
  const filter = take(receptionFilterSchema.pick({ outcome: true, alias: true, since: true }), {
    ...{ outcome, alias, since },
  })
  if (options['dry-run']) {
    const preview = await previewReplay(context, filter, readKept)
    const { total, judged, passes, fails, skipped, reasons, contactMissing } = preview
    const head = `Of ${judged === total ? total : `the oldest ${judged} of ${total}`}, ${passes} would be accepted now, ${fails} refused, ${skipped} passed over.`
    const lines = reasons.map(({ path, reason, count }) => `${count}  ${[path, reason].filter(Boolean).join(' ')}`)
    if (contactMissing > 0 && !options['create-contacts'])
      lines.push(`${contactMissing} of those that pass need a contact that does not exist: --create-contacts`)
    return { text: [head, ...lines].join('\n'), data: preview }
  }
  const how = { startsWorkflows: !options['no-workflows'], createsContacts: Boolean(options['create-contacts']) }
  const replay = await replayAll(context, filter, how, ({ done, total }) =>
    process.stderr.write(`${done} of ${total}\n`),
  )
  const { state, accepted, rejected, skipped, total } = replay
  const text = `${total} replayed: ${accepted} accepted, ${rejected} refused, ${skipped} passed over.`
  return { ok: state === 'finished', text, data: replay }
}

async function verifyCommand(): Promise<Answer> {
  const { verify } = await import('@/server/events/verify')
  const { verifySegments } = await import('@/server/segments/verify-segments')
  const checks = [...(await verify()).checks, ...(await verifySegments())]
  const verdict = { ok: checks.every(({ ok }) => ok), checks }
  const lines = checks.map(
    ({ ok, name, detail }) => `${ok ? 'ok    ' : 'FAILED'} ${name}${detail ? `: ${detail}` : ''}`,
  )
  return { ok: verdict.ok, text: lines.join('\n'), data: verdict }
}

/** What an operator may do from a shell, by its words. `docs` and `help` read this. */
export const COMMANDS: Record<string, Command> = {
  migrate: {
    usage: 'migrate',
    does: 'brings the database to the present schema',
    options: [],
    run: async () => {
      await migrate(env.DATABASE_URL)
      return { text: 'The schema is up to date.', data: { migrated: true } }
    },
  },
  seed: {
    usage: 'seed',
    does: 'makes the demo store, if there is no store yet',
    options: [],
    run: async () => {
      const made = await seed()
      return { text: JSON.stringify(made), data: made }
    },
  },
  'store create': {
    usage: 'store create --name N [--time-zone Europe/Madrid]',
    does: 'prints the id of the new store',
    options: ['name', 'time-zone'],
    run: async (options) => {
      const made = await createStore(
        ACTOR,
        take(createStoreSchema, { name: options.name, timeZone: options['time-zone'] }),
      )
      return { text: made.id, data: made }
    },
  },
  'user create': {
    usage: 'user create --email E [--store ID --role owner|editor|viewer] [--name N]',
    does: 'takes a person into a store; the password of a new one comes from stdin',
    options: ['email', 'store', 'role', 'name'],
    run: createUserCommand,
  },
  'api-key create': {
    usage: 'api-key create --store ID --name N --scope a,b [--expires 2027-01-31T10:00:00Z]',
    does: 'prints the key, and nothing else',
    options: ['store', 'name', 'scope', 'expires'],
    run: createApiKeyCommand,
  },
  replay: {
    usage:
      'replay --store ID [--outcome rejected|accepted] [--alias A] [--since 2027-01-31T10:00:00Z] [--no-workflows] [--create-contacts] [--dry-run]',
    does: 'takes refused receptions once more, by the present definitions, and waits until it is done',
    options: ['store', 'outcome', 'alias', 'since', 'no-workflows', 'create-contacts', 'dry-run'],
    run: replayCommand,
  },
  verify: {
    usage: 'verify',
    does: 'checks that nothing was lost, doubled or left over; exit code 1 otherwise',
    options: [],
    run: verifyCommand,
  },
}
