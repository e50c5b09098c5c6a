import type { z } from 'zod'
import {
  contactFieldConditionSchema,
  eventConditionSchema,
  inSegmentConditionSchema,
  segmentDefinitionSchema,
  whereSchema,
  windowSchema,
} from '@/server/segments/schema'
import { edgeSchema, nodeSchema, noteSchema } from '@/server/workflows/schema'

/** Shapes that stand in several bodies, so that a client has one type for each. */
export const NAMED_SCHEMAS: Record<string, z.ZodType> = {
  ContactFieldCondition: contactFieldConditionSchema,
  EventCondition: eventConditionSchema,
  InSegmentCondition: inSegmentConditionSchema,
  SegmentDefinition: segmentDefinitionSchema,
  Where: whereSchema,
  Window: windowSchema,
  WorkflowNode: nodeSchema,
  WorkflowEdge: edgeSchema,
  WorkflowNote: noteSchema,
}
