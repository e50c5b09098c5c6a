import { definePreset, emailAt, fieldAt, phoneAt } from './define-preset'

/**
 * PrestaShop itself sends no webhooks: a module does, and each has its own form. The names are those of the shop's web
 * service, with the customer and address beside the order.
 */
export const prestashopOrder = definePreset({
  id: 'prestashop-order',
  label: 'PrestaShop: order',
  name: 'Order placed',
  alias: 'prestashop-order',
  verification: { type: 'token' },
  deliveryId: null,
  fields: [
    emailAt('/customer/email'),
    { ...fieldAt('text', ['reference', 'Reference', '/order/reference']), required: true },
    fieldAt('decimal', ['total', 'Total', '/order/total_paid']),
    fieldAt('text', ['payment', 'Payment', '/order/payment']),
    fieldAt('text', ['first-name', 'First name', '/customer/firstname']),
    fieldAt('text', ['last-name', 'Last name', '/customer/lastname']),
    fieldAt('boolean', ['newsletter', 'Newsletter', '/customer/newsletter']),
    phoneAt('/address/phone_mobile'),
    fieldAt('text', ['city', 'City', '/address/city']),
  ],
  sample: {
    order: {
      id: '5',
      reference: 'KHWLILZLL',
      current_state: '2',
      payment: 'Card',
      total_paid: '61.800000',
      total_shipping: '7.000000',
      date_add: '2026-01-31 11:20:05',
    },
    customer: { id: '3', firstname: 'Luis', lastname: 'Marín', email: 'luis.marin@example.com', newsletter: '1' },
    address: { city: 'Sevilla', postcode: '41001', phone_mobile: '655 123 456' },
  },
})
