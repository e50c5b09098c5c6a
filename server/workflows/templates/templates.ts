import type { Template } from './template'

const NUMBERS = ['decimal', 'integer'] as const
const WORDS = {
  name: /^(full[ -]?|first[ -]?)?name$|nombre/i,
  phone: /phone|mobile|telefono|teléfono|movil|móvil|celular/i,
  total: /total|amount|price|importe|precio/i,
  when: /date|fecha|day|\bat$/i,
  store: /store|shop|branch|till|tienda|sucursal/i,
  business: /company|business|b2b|vat|tax|cif|nif|empresa|group|grupo/i,
  consent: /newsletter|consent|opt|accept|boletin|boletín|acepta|suscri/i,
}

/** Workflows to begin with, in the order in which they are offered. */
export const TEMPLATES: readonly Template[] = [
  { name: 'erp-sync', copies: 'every' },
  {
    name: 'b2b-flag',
    copies: [],
    filter: { words: WORDS.business },
    flag: { words: /b2b|business|empresa/i, make: { name: 'B2B', type: 'boolean' } },
  },
  {
    name: 'loyalty-points',
    copies: [
      { id: 'total', words: WORDS.total, from: NUMBERS, to: { field: '_points' }, operator: 'add', required: true },
    ],
  },
  {
    name: 'store-purchase',
    copies: [
      {
        ...{ id: 'when', words: WORDS.when, from: ['date'], operator: 'set', required: true },
        to: {
          words: /last.*(purchase|order)|ultima compra|última compra/i,
          make: { name: 'Last purchase', type: 'date' },
        },
      },
      {
        ...{ id: 'store', words: WORDS.store, from: ['text', 'radio'], operator: 'set', required: false },
        to: { words: /store|shop|tienda/i, make: { name: 'Store of last purchase', type: 'text' } },
      },
    ],
    segment: { name: 'Bought in a store' },
  },
  {
    name: 'form-to-field',
    copies: [
      {
        ...{ id: 'name', words: WORDS.name, from: ['text'], operator: 'set', required: false },
        to: { field: '_name' },
      },
      {
        ...{ id: 'phone', words: WORDS.phone, from: ['phone', 'text'], operator: 'set', required: false },
        to: { field: '_mobilePhone' },
      },
    ],
    consent: { words: WORDS.consent },
  },
]
