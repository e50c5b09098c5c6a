import { calendlyInvitee } from './presets/calendly-invitee'
import type { Preset } from './presets/define-preset'
import { genericForm } from './presets/generic-form'
import { prestashopOrder } from './presets/prestashop-order'
import { shopifyOrder } from './presets/shopify-order'
import { stripeCheckout } from './presets/stripe-checkout'
import { typeformResponse } from './presets/typeform-response'
import { woocommerceOrder } from './presets/woocommerce-order'

/** Webhook events that an owner can start from (product §2, 16). */
export const PRESETS: readonly Preset[] = [
  ...[shopifyOrder, woocommerceOrder, prestashopOrder, stripeCheckout],
  ...[typeformResponse, calendlyInvitee, genericForm],
]
