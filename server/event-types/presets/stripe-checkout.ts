import { definePreset, emailAt, fieldAt } from './define-preset'

/** Event `checkout.session.completed`. Amounts are in the currency's smallest unit: 8490 is 84.90 EUR. */
export const stripeCheckout = definePreset({
  id: 'stripe-checkout',
  label: 'Stripe: checkout.session.completed',
  name: 'Checkout completed',
  alias: 'stripe-checkout',
  verification: { type: 'stripe' },
  deliveryId: { pointer: '/id' },
  fields: [
    emailAt('/data/object/customer_details/email'),
    { ...fieldAt('text', ['session-id', 'Session id', '/data/object/id']), required: true },
    fieldAt('integer', ['amount-total', 'Amount in cents', '/data/object/amount_total']),
    fieldAt('text', ['currency', 'Currency', '/data/object/currency']),
    fieldAt('text', ['payment-status', 'Payment status', '/data/object/payment_status']),
    fieldAt('text', ['name', 'Name', '/data/object/customer_details/name']),
    fieldAt('text', ['country', 'Country', '/data/object/customer_details/address/country']),
    fieldAt('date', ['created', 'Created', '/created']),
  ],
  sample: {
    id: 'evt_1PexampleQ2w3E4r5',
    object: 'event',
    type: 'checkout.session.completed',
    created: 1769854805,
    livemode: true,
    data: {
      object: {
        id: 'cs_live_a1ExampleB2c3D4e5',
        object: 'checkout.session',
        amount_subtotal: 7995,
        amount_total: 8490,
        currency: 'eur',
        mode: 'payment',
        payment_status: 'paid',
        customer_details: {
          email: 'ines.vidal@example.com',
          name: 'Inés Vidal',
          phone: null,
          address: { city: 'Bilbao', country: 'ES', postal_code: '48001' },
        },
      },
    },
  },
})
