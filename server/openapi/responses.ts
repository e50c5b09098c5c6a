import type { z } from 'zod'
import { activitySchema } from './responses/activity'
import { contactSchema, contactSummarySchema } from './responses/contact'
import { contactFieldSchema } from './responses/contact-field'
import { integrationSchema } from './responses/integration'
import { receptionLineSchema, receptionSchema } from './responses/reception'
import { replayedSchema, replayPreviewSchema, replaySchema } from './responses/replay'
import { segmentMemberSchema, segmentPreviewSchema, segmentSchema, usedSegmentSchema } from './responses/segment'
import { anyEventTypeSchema, usedAnyEventTypeSchema } from './responses/send-event-type'
import { storeSchema } from './responses/store'
import { usedWebContentSchema, webContentSchema } from './responses/web-content'
import { workflowRunSchema, workflowSchema, workflowSummarySchema } from './responses/workflow'

/** What the calls of the management API answer, by address; an address with its method goes first. Of a list: one of it. */
export const RESPONSES: Record<string, z.ZodType> = {
  '/custom-integrations': integrationSchema,
  '/custom-integrations/{id}': integrationSchema,
  '/custom-integrations/{id}/custom-event-types': anyEventTypeSchema,
  '/custom-event-types': anyEventTypeSchema,
  'GET /custom-event-types/{id}': usedAnyEventTypeSchema,
  '/custom-event-types/{id}': anyEventTypeSchema,
  '/contact-fields': contactFieldSchema,
  '/contact-fields/{id}': contactFieldSchema,
  '/contacts': contactSummarySchema,
  '/contacts/email/{email}': contactSchema,
  '/contacts/email/{email}/activities': activitySchema,
  '/contacts/{email}': contactSchema,
  '/contacts/{email}/activities': activitySchema,
  '/contacts/external-id/{externalId}': contactSchema,
  '/contacts/external-id/{externalId}/activities': activitySchema,
  '/segments': segmentSchema,
  '/segments/preview': segmentPreviewSchema,
  'GET /segments/{id}': usedSegmentSchema,
  '/segments/{id}': segmentSchema,
  '/segments/{id}/contacts': segmentMemberSchema,
  'GET /workflows': workflowSummarySchema,
  '/workflows': workflowSchema,
  '/workflows/{id}': workflowSchema,
  '/workflows/{id}/start': workflowSchema,
  '/workflows/{id}/pause': workflowSchema,
  '/workflows/{id}/finish': workflowSchema,
  '/workflows/{id}/runs': workflowRunSchema,
  '/web-contents': webContentSchema,
  'GET /web-contents/{id}': usedWebContentSchema,
  '/web-contents/{id}': webContentSchema,
  '/store': storeSchema,
  '/received-events': receptionLineSchema,
  '/received-events/{id}': receptionSchema,
  '/received-events/{id}/replay': replayedSchema,
  '/received-events/replays': replaySchema,
  '/received-events/replays/{id}': replaySchema,
  '/received-events/replays/{id}/stop': replaySchema,
  '/received-events/replays/preview': replayPreviewSchema,
}
