import createNextIntlPlugin from 'next-intl/plugin'

const withNextIntl = createNextIntlPlugin('./app/_i18n/request.ts')

const uuid = '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}'
const noStore = { key: 'Cache-Control', value: 'no-store' }

/** The reference page carries a large script of others: whatever it tries, no request leaves this origin. */
const referencePolicy = [
  `default-src 'self'`,
  `script-src 'self' 'unsafe-inline'`,
  `style-src 'self' 'unsafe-inline'`,
  `img-src 'self' data: blob:`,
  `font-src 'self' data:`,
  `connect-src 'self'`,
  `worker-src 'self' blob:`,
  `object-src 'none'`,
  `base-uri 'none'`,
  `frame-ancestors 'none'`,
].join('; ')

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // `npm test` checks types of everything; a build that starts the product has no need to stop at a test's.
  typescript: { ignoreBuildErrors: true },
  // A trailing slash never matters (contract §1); a 308 would make senders repeat their body.
  skipTrailingSlashRedirect: true,
  serverExternalPackages: ['postgres', 'bullmq', 'ioredis', 'pg', '@node-rs/argon2', 'pino', 'openapi-to-postmanv2'],

  // The unprefixed forms of contract §1, as the fast lane's path table has them.
  rewrites: async () => ({
    beforeFiles: [
      { source: '/custom-events/:path*', destination: '/api/custom-events/:path*' },
      {
        source: `/:storeId(${uuid})/custom-events/alias/:alias`,
        destination: '/webhooks/:storeId/custom-events/alias/:alias',
      },
    ],
  }),

  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Referrer-Policy', value: 'same-origin' },
      ],
    },
    {
      // Scripts for pages of other origins; without a version in their name, so a change is there within the hour.
      source: '/sdk/:path*',
      headers: [
        { key: 'Cache-Control', value: 'public, max-age=3600' },
        { key: 'Access-Control-Allow-Origin', value: '*' },
        { key: 'Cross-Origin-Resource-Policy', value: 'cross-origin' },
      ],
    },
    { source: '/docs/api/reference', headers: [{ key: 'Content-Security-Policy', value: referencePolicy }] },
    { source: '/trpc/:path*', headers: [noStore] },
    { source: '/auth/:path*', headers: [noStore] },
  ],
}

export default withNextIntl(config)
