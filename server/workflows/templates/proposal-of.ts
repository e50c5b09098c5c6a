import type { ContactField } from '@/server/contacts/contact-fields'
import type { FieldDefinition } from '@/server/fields/field-types'
import { CONVERSIONS } from '../convert-value'
import type { Definitions, EventTypeDefinition } from '../graph-scope'
import type { Slot, SlotTarget, Template } from './template'
import type { Target, TemplateChoices } from './template-schema'

/** Fields of an event that mean a field which every contact has. */
const SYSTEM: [words: RegExp, field: string][] = [
  [/^(full[ -]?|first[ -]?)?name$|^nombre$/i, '_name'],
  [/^(sur|last[ -]?)name$|^apellidos?$/i, '_surname'],
  [/phone|mobile|telefono|teléfono|movil|móvil/i, '_mobilePhone'],
  [/birth|nacimiento/i, '_birthdate'],
  [/^(loyalty[ -]?)?points$|^puntos$/i, '_points'],
]

/**
 * The best guess at what the owner would choose for this event, by names and types; null where the event does not bring
 * what the template is about. Pure.
 */
export function proposalOf(
  template: Template,
  eventType: EventTypeDefinition,
  { contactFields, segments }: Definitions,
): TemplateChoices | null {
  const fields = [...eventType.fields.values()].filter(({ isPrimaryKey }) => !isPrimaryKey)
  const targets = [...contactFields.values()].filter(({ isReadOnly }) => !isReadOnly)
  const copies =
    template.copies === 'every'
      ? fields.slice(0, 100).map((field) => ({ slot: field.id, from: field.id, to: targetOfField(field, targets) }))
      : copiesOf(template.copies, fields, targets)
  const filterField = template.filter && (guess(fields, template.filter.words) ?? fields[0])
  const consent = template.consent && guess(ofType(fields, ['boolean']), template.consent.words)
  const isLost = template.copies === 'every' ? copies.length === 0 : lacksRequired(template.copies, copies)
  const isIdle = copies.length === 0 && !consent && !filterField
  if (isLost || isIdle) return null
  const segment =
    template.segment &&
    [...segments.values()].find(({ name, type }) => type === 'static' && name === template.segment?.name)
  return {
    eventTypeId: eventType.id,
    copies,
    filter: filterField && {
      field: filterField.id,
      operator: filterField.type === 'boolean' ? 'is-true' : 'has-value',
    },
    flag: template.flag && { to: targetOf(template.flag, targets), value: true },
    consent: consent?.id,
    segment: template.segment && (segment ? { id: segment.id } : { create: template.segment.name }),
  }
}

function copiesOf(
  slots: readonly Slot[],
  fields: FieldDefinition[],
  targets: ContactField[],
): TemplateChoices['copies'] {
  return slots.flatMap((slot) => {
    const fitting = ofType(fields, slot.from)
    const from = guess(fitting, slot.words) ?? (slot.required ? fitting[0] : undefined)
    return from ? [{ slot: slot.id, from: from.id, to: targetOf(slot.to, targets) }] : []
  })
}

const lacksRequired = (slots: readonly Slot[], copies: TemplateChoices['copies']) =>
  slots.some(({ id, required }) => required && !copies.some(({ slot }) => slot === id))

const guess = (fields: readonly FieldDefinition[], words: RegExp) =>
  fields.find(({ id, name }) => words.test(name) || words.test(id))

/** In the order of the types. */
const ofType = (fields: readonly FieldDefinition[], types: readonly FieldDefinition['type'][]) =>
  types.flatMap((type) => fields.filter((field) => field.type === type))

function targetOf(target: SlotTarget, targets: readonly ContactField[]): Target {
  if ('field' in target) return target
  const { make, words } = target
  const known = targets.find(({ type, isSystem, name }) => type === make.type && !isSystem && words.test(name))
  return known ? { field: known.id } : { create: { ...make } }
}

/** The contact field that means the same, else a new one like it. */
function targetOfField(field: FieldDefinition, targets: readonly ContactField[]): Target {
  const { always, checked } = CONVERSIONS[field.type]
  const fits = (target: ContactField) => [...always, ...checked].includes(target.type)
  const system = SYSTEM.find(([words]) => words.test(field.name) || words.test(field.id))?.[1]
  const name = field.name.toLowerCase()
  const known = targets.find(
    (target) => fits(target) && (target.id === system || target.id === field.id || target.name.toLowerCase() === name),
  )
  if (known) return { field: known.id }
  const { type, options, defaultCountryCode } = field
  return { create: { name: field.name.slice(0, 100), type, options, defaultCountryCode } }
}
