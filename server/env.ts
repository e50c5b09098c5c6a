import ipaddr from 'ipaddr.js'
import { z } from 'zod'

const cidrList = z
  .string()
  .transform((list) => list.split(',').flatMap((range) => range.trim() || []))
  .refine(
    (ranges) => ranges.every((range) => ipaddr.isValidCIDR(range)),
    'must be CIDR ranges such as 10.0.0.0/8, separated by commas',
  )

const portList = z
  .string()
  .regex(/^\s*\d{1,5}(\s*,\s*\d{1,5})*\s*$/, 'must be ports such as 80,443')
  .transform((list) => list.split(',').map(Number))
  .refine((ports) => ports.every((port) => port >= 1 && port <= 65_535), 'must be ports from 1 to 65535')

const flag = z.enum(['0', '1'], 'must be 0 or 1').transform((value) => value === '1')

/** A number written in digits alone: `Number('')` and `Number('0x1F')` are not what an operator meant. */
const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be from ${least} to ${most}`)

const address = (protocol: RegExp, example: string) =>
  z.url({ protocol, error: `must be an address such as ${example}` })

/** Every name that the product reads from its environment. `.env.example` describes the same names for a reader. */
const ENV = z
  .object({
    DATABASE_URL: address(/^postgres(ql)?$/, 'postgres://user:password@host:5432/inlet'),
    REDIS_URL: address(/^rediss?$/, 'redis://host:6379').optional(),
    APP_SECRET: z.string().min(32, 'must have at least 32 characters'),
    APP_URL: address(/^https?$/, 'https://inlet.example.com').optional(),
    PORT: wholeNumber(1, 65_535).default(3000),
    INLET_ROLE: z.enum(['all', 'web', 'ingest', 'worker'], 'must be all, web, ingest or worker').default('all'),
    TRUSTED_PROXIES: cidrList.default([]),
    SEND_PORTS: portList.default([80, 443]),
    SEND_ALLOWED_RANGES: cidrList.default([]),
    DATABASE_POOL: wholeNumber(1, 1000).default(10),
    DATABASE_DISTRIBUTED: flag.default(false),
    INLET_QUEUE_PREFIX: z
      .string()
      .regex(/^[\w-]+$/, 'must be letters, digits, - or _')
      .default('inlet'),
    METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
    NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  })
  .transform((names) => ({
    ...names,
    APP_URL: (names.APP_URL ?? `http://localhost:${names.PORT}`).replace(/\/+$/, ''),
  }))

export type Env = z.output<typeof ENV>

/**
 * The environment as typed values. An empty value counts as absent, as compose files leave them.
 * Throws ONE error that lists every missing or bad name, never a value (one of them may be a secret).
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = ENV.safeParse(given)
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map(({ path, message }) => {
    const name = String(path[0])
    return `  ${name} ${name in given ? message : `is missing: ${message}`}`
  })
  throw new Error(`The environment is not complete (.env.example describes each name):\n${lines.join('\n')}`)
}

let known: Env | undefined

/** Read on the first access to a property and then kept, so that `next build` and pure tests need no environment. */
export const env = new Proxy({} as Env /* filled by the trap below */, {
  get(_, name) {
    known ??= readEnv(process.env)
    return Reflect.get(known, name)
  },
})

/** next-auth takes its own address and base path from this name alone; nobody shall have to set it beside `APP_URL`. */
export function tellNextAuthItsAddress(): void {
  process.env.NEXTAUTH_URL = `${env.APP_URL}/auth`
}
