import type { Template } from 'liquidjs'
import { LIQUID } from './templates'

type Known = { event: ReadonlySet<string>; contact: ReadonlySet<string> }

/** The variables of a template that nothing ever fills, as in `event.sise`, each once. Pure. */
export function unknownVariables(template: Template[], known: Known): string[] {
  const unknown = LIQUID.globalVariableSegmentsSync(template).flatMap((segments) => {
    const [root, field] = segments.map(String)
    if (root === undefined) return []
    return isKnown(root, field, known) ? [] : [field === undefined ? root : `${root}.${field}`]
  })
  return [...new Set(unknown)]
}

function isKnown(root: string, field: string | undefined, { event, contact }: Known): boolean {
  switch (root) {
    case 'event':
      return field !== undefined && event.has(field)
    case 'contact':
      return field !== undefined && contact.has(field)
    default:
      return root === 'store' && field === 'name'
  }
}
