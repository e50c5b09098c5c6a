/** The closed set and what it needs, from the schema that these forms resolve with. */
export { FIELD_TYPE_NAMES, hasOptions } from '@/server/event-types/field-schema'
