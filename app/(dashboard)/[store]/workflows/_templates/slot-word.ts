const SLOTS = ['total', 'when', 'store', 'name', 'phone'] as const

/** The slots of templates that the screens have words of their own for. */
export const slotWord = (id: string) => SLOTS.find((slot) => slot === id)
