import type { Needs } from './file-schema'
import type { Definitions } from './graph-scope'
import { referencesOf } from './references-of'
import type { WorkflowDocument } from './schema'

/** What a document relies on, by id and by what another store may know it by. System fields are the same everywhere. */
export function needsOf(document: WorkflowDocument, definitions: Definitions): Needs {
  const references = referencesOf(document)
  const ids = (pick: (reference: (typeof references)[number]) => string | undefined) => [
    ...new Set(references.flatMap((reference) => pick(reference) ?? [])),
  ]
  return {
    eventTypes: ids((one) => ('eventTypeId' in one ? one.eventTypeId : undefined)).flatMap((id) => {
      const sent = definitions.sendTypes.get(id)
      const found = sent ?? definitions.eventTypes.get(id)
      // Page visits are nobody's, and the same in every store.
      if (!found?.integration) return []
      const { alias, name, integration } = found
      return [{ id, alias, name, integration: integration.name, sends: sent !== undefined }]
    }),
    contactFields: ids((one) => ('contactField' in one ? one.contactField : undefined)).flatMap((id) => {
      const found = definitions.contactFields.get(id)
      return found && !found.isSystem ? [{ id, name: found.name, type: found.type }] : []
    }),
    segments: ids((one) => ('segmentId' in one ? one.segmentId : undefined)).flatMap(
      (id) => definitions.segments.get(id) ?? [],
    ),
    webContents: ids((one) => ('webContentId' in one ? one.webContentId : undefined)).flatMap(
      (id) => definitions.webContents.get(id) ?? [],
    ),
  }
}
