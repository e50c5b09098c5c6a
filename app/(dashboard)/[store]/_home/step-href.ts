import { paths } from '@/app/_ui/paths'
import type { FirstStep } from '@/server/home/first-steps'

/** Where a step is done; what an earlier step made is where the later one begins. */
export function stepHref(storeId: string, key: FirstStep['key'], steps: readonly FirstStep[]): string {
  const integration = steps.find((step) => step.key === 'integration')
  const eventType = steps.find((step) => step.key === 'event-type')
  switch (key) {
    case 'integration':
      return paths.integrations(storeId)
    case 'event-type':
      return integration?.id ? paths.integration(storeId, integration.id, 'receive') : paths.integrations(storeId)
    case 'api-key':
      return paths.apiAccess(storeId)
    case 'event':
      return eventType?.id && eventType.integrationId
        ? paths.eventType(storeId, eventType.integrationId, eventType.id)
        : paths.integrations(storeId)
    case 'workflow':
      return paths.workflows(storeId)
    case 'segment':
      return paths.newSegment(storeId)
  }
}
