import { describe, expect, it } from 'vitest'
import { readEnv } from '@/server/env'

const least = { DATABASE_URL: 'postgres://inlet:pw@db:5432/inlet', APP_SECRET: 'a'.repeat(32) }

describe('readEnv', () => {
  it('needs only the database and the secret, and fills in the rest', () => {
    expect(readEnv(least)).toEqual({
      ...least,
      APP_URL: 'http://localhost:3000',
      PORT: 3000,
      INLET_ROLE: 'all',
      TRUSTED_PROXIES: [],
      SEND_PORTS: [80, 443],
      SEND_ALLOWED_RANGES: [],
      DATABASE_POOL: 10,
      DATABASE_DISTRIBUTED: false,
      INLET_QUEUE_PREFIX: 'inlet',
      LOG_LEVEL: 'info',
      NODE_ENV: 'development',
    })
  })

  it('names every missing and every bad variable in one error, and shows no value', () => {
    const read = () =>
      readEnv({
        APP_SECRET: 'short-secret',
        PORT: '0x1F',
        TRUSTED_PROXIES: '10.0.0.0/8,nonsense',
        REDIS_URL: 'http://r',
      })
    expect(read).toThrow(/DATABASE_URL is missing/)
    for (const name of ['APP_SECRET', 'PORT', 'TRUSTED_PROXIES', 'REDIS_URL']) expect(read).toThrow(`  ${name} must`)
    expect(read).not.toThrow(/short-secret|0x1F|nonsense/)
  })

  it('takes an empty value as absent', () => {
    expect(readEnv({ ...least, REDIS_URL: '', PORT: '' })).toMatchObject({ PORT: 3000 })
    expect(() => readEnv({ ...least, DATABASE_URL: '' })).toThrow('DATABASE_URL is missing')
  })

  it('derives the address from the port, and drops a trailing slash of a given one', () => {
    expect(readEnv({ ...least, PORT: '8080' }).APP_URL).toBe('http://localhost:8080')
    expect(readEnv({ ...least, APP_URL: 'https://shop.example.com/' }).APP_URL).toBe('https://shop.example.com')
  })

  it('reads lists, flags and roles as values', () => {
    const env = readEnv({
      ...least,
      TRUSTED_PROXIES: '10.0.0.0/8, ::1/128,',
      DATABASE_DISTRIBUTED: '1',
      INLET_ROLE: 'worker',
    })
    expect(env.TRUSTED_PROXIES).toEqual(['10.0.0.0/8', '::1/128'])
    expect(env.DATABASE_DISTRIBUTED).toBe(true)
    expect(() => readEnv({ ...least, DATABASE_DISTRIBUTED: 'true' })).toThrow('DATABASE_DISTRIBUTED must be 0 or 1')
    expect(() => readEnv({ ...least, INLET_ROLE: 'boss' })).toThrow('INLET_ROLE must be all, web, ingest or worker')
  })
})
