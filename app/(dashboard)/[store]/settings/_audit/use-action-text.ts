'use client'
import { useTranslations } from 'next-intl'

const KNOWN = [
  ...(['api-key-created', 'api-key-copied', 'api-key-renamed', 'api-key-rotated', 'api-key-revoked'] as const),
  ...(['contact-field-created', 'contact-field-updated', 'contact-field-deleted', 'contact-erased'] as const),
  ...(['custom-integration-created', 'custom-integration-updated', 'custom-integration-deleted'] as const),
  ...(['event-type-created', 'event-type-updated', 'event-type-deleted'] as const),
  ...(['signing-secret-copied', 'signing-secret-rotated'] as const),
  ...(['member-added', 'member-role-changed', 'member-removed', 'store-created', 'store-updated'] as const),
  ...(['segment-created', 'segment-updated', 'segment-deleted'] as const),
  ...(['workflow-created', 'workflow-updated', 'workflow-deleted', 'workflow-reordered'] as const),
  ...(['workflow-started', 'workflow-paused', 'workflow-finished'] as const),
  ...(['workflow-run-retried', 'work-retried'] as const),
] as const

/** `member.added: editor` in words; an action that has no text yet stands as it was recorded. */
export function useActionText() {
  const t = useTranslations('settings')
  return (action: string): string => {
    const [name = '', detail] = action.split(': ')
    const known = KNOWN.find((each) => each === name.replace('.', '-'))
    if (!known) return action
    const text = t(`audit.actions.${known}`)
    if (!detail) return text
    return `${text}: ${known === 'store-updated' ? detail : t('role', { role: detail })}`
  }
}
