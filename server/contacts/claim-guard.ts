import type { FieldWrite } from './writer'

const WHO: Record<FieldWrite['by'], string> = {
  workflow: 'a workflow for a verified event',
  person: 'a person',
  'api-key': 'the API',
  web: 'a verified visitor',
}

/**
 * Why a claim does not write a field (contract §5): what an API key, a webhook, a person or a verified event wrote stays.
 * Undefined: it may. A value that nobody is noted for is taken for one of those.
 */
export function claimGuard(write: FieldWrite | undefined, hasValue: boolean): string | undefined {
  if (write ? write.trust === 'claimed' : !hasValue) return undefined
  const who = write ? WHO[write.by] : 'somebody before'
  return `only claimed by a browser, and ${who} wrote it`
}
