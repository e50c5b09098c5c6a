/** Whose secret each is: sealed at one place it does not open at another. */
export const headersAt = (storeId: string, eventTypeId: string): string => `webhook-headers/${storeId}/${eventTypeId}`
export const signingSecretAt = (storeId: string, eventTypeId: string): string =>
  `signing-secret/${storeId}/${eventTypeId}`
