import { env } from '@/server/env'
import { type DescribedStore, openApiDocument } from '@/server/openapi/open-api-document'
import { postmanCollection } from '@/server/openapi/postman-collection'
import { typescriptOf } from '@/server/openapi/typescript-of'

type Document = {
  contentType: string
  /** Without a store: what holds for every store. */
  write: (store: DescribedStore | undefined) => string | Promise<string>
}

/** What the API tells of itself (contract §1), by its path below `/api`. */
export const DOCUMENTS: Record<string, Document> = {
  '/openapi.json': {
    contentType: 'application/json',
    write: (store) => JSON.stringify(openApiDocument(env.APP_URL, store)),
  },
  '/postman.json': {
    contentType: 'application/json',
    write: async (store) => JSON.stringify(await postmanCollection(openApiDocument(env.APP_URL, store))),
  },
  '/client.ts': {
    contentType: 'text/plain; charset=utf-8',
    write: (store) => typescriptOf(openApiDocument(env.APP_URL, store)),
  },
}
