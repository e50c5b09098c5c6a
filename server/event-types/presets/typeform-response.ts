import { definePreset, emailAt, fieldAt } from './define-preset'

const question = (id: string, type: string) => ({ id, type, ref: `${id}-ref` })

/** Answers stand in the order of the form's questions: the places of name, email and consent are the owner's to adjust. */
export const typeformResponse = definePreset({
  id: 'typeform-response',
  label: 'Typeform: response',
  name: 'Form answered',
  alias: 'typeform-response',
  verification: {
    ...{ type: 'hmac', algorithm: 'sha256', header: 'typeform-signature', encoding: 'base64', prefix: 'sha256=' },
  },
  deliveryId: { pointer: '/event_id' },
  fields: [
    emailAt('/form_response/answers/1/email'),
    fieldAt('text', ['name', 'Name', '/form_response/answers/0/text']),
    fieldAt('boolean', ['consent', 'Consent', '/form_response/answers/2/boolean']),
    { ...fieldAt('text', ['response-token', 'Response token', '/form_response/token']), required: true },
    fieldAt('text', ['form-title', 'Form title', '/form_response/definition/title']),
    fieldAt('date', ['submitted-at', 'Submitted at', '/form_response/submitted_at']),
  ],
  sample: {
    event_id: '01KGEXAMPLE7Q2W3E4R5T6Y7U8',
    event_type: 'form_response',
    form_response: {
      form_id: 'aB3dE5',
      token: 'a1example2b3c4d5e6f7',
      landed_at: '2026-01-31T10:18:40Z',
      submitted_at: '2026-01-31T10:20:05Z',
      definition: {
        id: 'aB3dE5',
        title: 'Wholesale enquiry',
        fields: [question('q1', 'short_text'), question('q2', 'email'), question('q3', 'yes_no')],
      },
      answers: [
        { type: 'text', text: 'Pau Serra', field: question('q1', 'short_text') },
        { type: 'email', email: 'pau.serra@example.com', field: question('q2', 'email') },
        { type: 'boolean', boolean: true, field: question('q3', 'yes_no') },
      ],
    },
  },
})
