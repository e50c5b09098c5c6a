import { definePreset, emailAt, fieldAt, phoneAt } from './define-preset'

/** Topic `orders/create`; Shopify repeats a delivery under the same webhook id. */
export const shopifyOrder = definePreset({
  id: 'shopify-order',
  label: 'Shopify: order',
  name: 'Order placed',
  alias: 'shopify-order',
  verification: { type: 'shopify' },
  deliveryId: { header: 'x-shopify-webhook-id' },
  fields: [
    emailAt('/customer/email'),
    // 64-bit ids: as numbers they would lose digits.
    { ...fieldAt('text', ['order-id', 'Order id', '/id']), required: true },
    fieldAt('text', ['order-name', 'Order name', '/name']),
    fieldAt('decimal', ['total', 'Total', '/total_price']),
    fieldAt('text', ['currency', 'Currency', '/currency']),
    fieldAt('text', ['first-name', 'First name', '/customer/first_name']),
    fieldAt('text', ['last-name', 'Last name', '/customer/last_name']),
    phoneAt('/shipping_address/phone'),
    fieldAt('text', ['city', 'City', '/shipping_address/city']),
    fieldAt('text', ['financial-status', 'Financial status', '/financial_status']),
    fieldAt('boolean', ['accepts-marketing', 'Accepts marketing', '/buyer_accepts_marketing']),
    fieldAt('date', ['created-at', 'Created at', '/created_at']),
  ],
  sample: {
    id: 5678901234567,
    name: '#1042',
    email: 'ana.lopez@example.com',
    created_at: '2026-01-31T11:20:05+01:00',
    currency: 'EUR',
    total_price: '84.90',
    subtotal_price: '79.95',
    total_discounts: '0.00',
    financial_status: 'paid',
    fulfillment_status: null,
    buyer_accepts_marketing: true,
    customer: { id: 7012345678901, email: 'ana.lopez@example.com', first_name: 'Ana', last_name: 'López' },
    shipping_address: { first_name: 'Ana', city: 'Valencia', country_code: 'ES', zip: '46001', phone: '612 345 678' },
    line_items: [
      { id: 13456789012345, sku: 'LUNA-38', title: 'Luna sandals', quantity: 1, price: '49.95' },
      { id: 13456789012346, sku: 'SOL-M', title: 'Sol hat', quantity: 2, price: '15.00' },
    ],
  },
})
