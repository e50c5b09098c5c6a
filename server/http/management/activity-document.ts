import type { Activity } from '@/server/contacts/contact-activity'

/** A line of the timeline in the words of contract §6; of a workflow's run the steps are in `workflows/{id}/runs`. */
export function activityDocument(activity: Activity): Record<string, unknown> {
  switch (activity.type) {
    case 'event-received': {
      const { integrationColor: _, ...received } = activity
      return received
    }
    case 'workflow-executed': {
      const { workflow, steps: _, ...executed } = activity
      return { ...executed, workflowId: workflow.id, workflowName: workflow.name }
    }
    case 'data-sent': {
      const { workflow, integrationColor: _, ...sent } = activity
      return { ...sent, workflowId: workflow.id, workflowName: workflow.name }
    }
    case 'segment-entered':
    case 'segment-left': {
      const { segment, ...moved } = activity
      return { ...moved, segmentId: segment.id, segmentName: segment.name }
    }
    case 'web-content-shown':
    case 'web-content-clicked': {
      const { webContent, ...seen } = activity
      return { ...seen, webContentId: webContent.id, webContentName: webContent.name }
    }
    default:
      return activity
  }
}
