import type { Preset } from '@/server/event-types/presets/define-preset'
import { deliveryIdDraftOf, verificationDraftOf } from '../_webhook/webhook-draft'
import { type EventDraft, type FieldDraft, fieldIdOf, newField, newKey, pointerOf } from '../draft'

/**
 * The draft with what a preset knows. What somebody typed or saved stays: names, fields, and settings that are set; of the
 * preset come the fields whose place and id are still free.
 */
export function applyPreset(draft: EventDraft, preset: Preset): EventDraft {
  const { webhook } = draft
  const [only] = draft.fields
  // A new event begins with an email that nobody has touched.
  const isUntouched =
    draft.fields.length === 1 && only?.isPrimaryKey && only.name === 'Email' && only.jsonPointerPath === ''
  const own = isUntouched ? [] : draft.fields.filter((field) => field.name !== '' || field.id !== '')
  const isTaken = (row: FieldDraft) =>
    own.some(
      (field) =>
        pointerOf(field) === pointerOf(row) ||
        fieldIdOf(field) === fieldIdOf(row) ||
        (field.isPrimaryKey && row.isPrimaryKey),
    )
  return {
    name: draft.name || preset.name,
    alias: draft.alias || (draft.name ? '' : preset.alias),
    fields: [...own, ...preset.fields.map(rowOf).filter((row) => !isTaken(row))],
    webhook: {
      ...webhook,
      verification:
        webhook.verification.type === 'none' ? verificationDraftOf(preset.verification) : webhook.verification,
      deliveryId: webhook.deliveryId.from === 'none' ? deliveryIdDraftOf(preset.deliveryId) : webhook.deliveryId,
    },
  }
}

const rowOf = (field: Preset['fields'][number]): FieldDraft =>
  newField({
    ...{ name: field.name, id: field.id ?? '', type: field.type, required: field.required ?? false },
    ...{ isPrimaryKey: field.isPrimaryKey ?? false, defaultCountryCode: field.defaultCountryCode ?? '' },
    options: (field.options ?? []).map((option) => ({ ...option, key: newKey() })),
    jsonPointerPath: field.jsonPointerPath ?? '',
  })
