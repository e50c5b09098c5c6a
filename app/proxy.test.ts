import { unstable_doesMiddlewareMatch as matches } from 'next/experimental/testing/server'
import { describe, expect, test } from 'vitest'
import { config } from '@/proxy'
import { paths } from './_ui/paths'

const store = '7c1e0000-0000-4000-8000-000000000000'
const proxied = (url: string) => matches({ config, nextConfig: {}, url })

describe('proxy', () => {
  test.each([
    '/api/custom-events/alias/order-shipped',
    '/api/contacts/a@example.org',
    '/api/openapi.json',
    '/custom-events/alias/order-shipped',
    '/custom-events/alias/order-shipped/batch',
    `/webhooks/${store}/custom-events/alias/order-shipped`,
    `/${store}/custom-events/alias/order-shipped`,
    `/${store}/custom-events/alias/order-shipped/`,
    `/${store.toUpperCase()}/custom-events/alias/order-shipped?token=1`,
    `/collect/${store}`,
    '/sdk/inlet.js',
    '/healthz',
    '/readyz',
    '/metrics',
    '/trpc/contacts.list',
    '/auth/callback/credentials',
    '/docs/api',
    '/_next/static/chunks/a.js',
    '/favicon.svg',
  ])('leaves %s alone', (url) => {
    expect(proxied(url)).toBe(false)
  })

  test.each([
    '/',
    paths.signIn(),
    paths.home(store),
    paths.integrations(store),
    paths.newEventType(store, 'a', 'api'),
    paths.events(store, { event: 'a' }),
    paths.apiAccess(store),
  ])('guards %s', (url) => {
    expect(proxied(url)).toBe(true)
  })
})
