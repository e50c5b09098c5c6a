import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { DescribedStore } from '@/server/openapi/open-api-document'
import { perProcess } from '@/server/per-process'
import { DOCUMENTS } from './documents'

const KEPT_MAX = 100

const kept = () => perProcess('api-documents', () => new LRUCache<string, Promise<string>>({ max: KEPT_MAX }))

/**
 * A document's text, written once for each state of a store: a collection takes near half a second of CPU, and anybody
 * may ask for the general one. `path` is one of `DOCUMENTS`.
 */
export function writtenDocument(path: string, store: DescribedStore | undefined): Promise<string> {
  const key = `${path} ${createHash('sha256')
    .update(JSON.stringify(store ?? null))
    .digest('base64url')}`
  const known = kept().get(key)
  if (known) return known
  const writing = Promise.resolve(DOCUMENTS[path]?.write(store) ?? '')
  kept().set(key, writing)
  writing.catch(() => kept().delete(key))
  return writing
}
