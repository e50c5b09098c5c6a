import type { FieldDefinition } from '@/server/fields/field-types'

export type SystemField = FieldDefinition & { isReadOnly: boolean }

const SUBSCRIPTION = [
  { id: 'subscribed', label: 'Subscribed' },
  { id: 'unsubscribed', label: 'Unsubscribed' },
  { id: 'none', label: 'Never asked' },
]

/** The fields that every contact has (contact §6). `_email`, `_createdAt`, `_updatedAt` and `_isAnonymous` are columns. */
export const SYSTEM_FIELDS: SystemField[] = [
  { id: '_email', name: 'Email', type: 'email', isReadOnly: true },
  { id: '_name', name: 'Name', type: 'text', isReadOnly: false },
  { id: '_surname', name: 'Surname', type: 'text', isReadOnly: false },
  { id: '_birthdate', name: 'Birthdate', type: 'date', isReadOnly: false },
  { id: '_mobilePhone', name: 'Mobile phone', type: 'phone', isReadOnly: false },
  { id: '_externalId', name: 'External id', type: 'text', isReadOnly: false },
  {
    id: '_newsletterSubscriptionStatus',
    name: 'Newsletter subscription',
    type: 'radio',
    options: SUBSCRIPTION,
    isReadOnly: false,
  },
  { id: '_smsSubscriptionStatus', name: 'SMS subscription', type: 'radio', options: SUBSCRIPTION, isReadOnly: false },
  { id: '_points', name: 'Points', type: 'decimal', isReadOnly: false },
  { id: '_createdAt', name: 'Created', type: 'date', isReadOnly: true },
  { id: '_updatedAt', name: 'Updated', type: 'date', isReadOnly: true },
  { id: '_isAnonymous', name: 'Anonymous', type: 'boolean', isReadOnly: true },
]
