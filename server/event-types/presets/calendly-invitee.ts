import { definePreset, emailAt, fieldAt } from './define-preset'

/**
 * Event `invitee.created`. Calendly signs `{time}.{body}` as Stripe does, in a header of its own that no scheme here
 * reads: a token in the address protects it instead. It gives a delivery no id.
 */
export const calendlyInvitee = definePreset({
  id: 'calendly-invitee',
  label: 'Calendly: invitee.created',
  name: 'Meeting booked',
  alias: 'calendly-invitee',
  verification: { type: 'token' },
  deliveryId: null,
  fields: [
    emailAt('/payload/email'),
    fieldAt('text', ['name', 'Name', '/payload/name']),
    { ...fieldAt('text', ['meeting', 'Meeting', '/payload/scheduled_event/name']), required: true },
    fieldAt('date', ['starts-at', 'Starts at', '/payload/scheduled_event/start_time']),
    fieldAt('date', ['ends-at', 'Ends at', '/payload/scheduled_event/end_time']),
    fieldAt('text', ['time-zone', 'Time zone', '/payload/timezone']),
    fieldAt('text', ['status', 'Status', '/payload/status']),
    fieldAt('text', ['invitee', 'Invitee', '/payload/uri']),
  ],
  sample: {
    event: 'invitee.created',
    created_at: '2026-01-31T10:20:05.000000Z',
    created_by: 'https://api.calendly.com/users/EXAMPLEUSER',
    payload: {
      uri: 'https://api.calendly.com/scheduled_events/EXAMPLEEVENT/invitees/EXAMPLEINVITEE',
      email: 'eva.roca@example.com',
      name: 'Eva Roca',
      status: 'active',
      timezone: 'Europe/Madrid',
      rescheduled: false,
      questions_and_answers: [{ answer: 'Fitting', position: 0, question: 'What is it about?' }],
      scheduled_event: {
        name: '30 minute fitting',
        status: 'active',
        start_time: '2026-02-03T09:00:00.000000Z',
        end_time: '2026-02-03T09:30:00.000000Z',
      },
    },
  },
})
