import { definePreset, emailAt, fieldAt, phoneAt } from './define-preset'

/** What most contact forms send, as JSON or as a form's body: the keys are at the root. */
export const genericForm = definePreset({
  id: 'generic-form',
  label: 'Contact form',
  name: 'Form sent',
  alias: 'form-sent',
  verification: null,
  deliveryId: null,
  fields: [
    emailAt('/email'),
    fieldAt('text', ['name', 'Name', '/name']),
    phoneAt('/phone'),
    fieldAt('text', ['message', 'Message', '/message']),
    fieldAt('boolean', ['consent', 'Consent', '/consent']),
    fieldAt('text', ['page', 'Page', '/page']),
  ],
  sample: {
    email: 'mar.gil@example.com',
    name: 'Mar Gil',
    phone: '699 123 456',
    message: 'Do you have the Luna sandals in 38?',
    consent: 'true',
    page: 'https://shop.example.com/contact',
  },
})
