import type { FieldTypeName } from '@/server/fields/field-types'
import type { TemplateName } from './template-schema'

/** A contact field that a template writes to: one that every store has, or one that is found by its words, else made. */
export type SlotTarget = { field: string } | { words: RegExp; make: { name: string; type: FieldTypeName } }

/** "This field of the event goes to that field of the contact." */
export type Slot = {
  id: string
  /** By which a field of an event is recognised; of these types. */
  words: RegExp
  from: readonly FieldTypeName[]
  to: SlotTarget
  operator: 'set' | 'add'
  /** The template makes no sense without it. */
  required: boolean
}

/** A workflow to begin with. What it is made of is data; its words are the screens'. */
export type Template = {
  name: TemplateName
  /** `every`: each field of the event, whatever it is called. */
  copies: 'every' | readonly Slot[]
  /** Only some events enter: those where a field, recognised by its words, holds. */
  filter?: { words: RegExp }
  /** A contact field that says so of each contact that enters. */
  flag?: SlotTarget
  /** A field of the event by which somebody agreed to the newsletter. */
  consent?: { words: RegExp }
  /** Each contact that enters goes into a static segment. */
  segment?: { name: string }
}
