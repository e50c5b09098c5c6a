/** What a number field holds; null where it is empty. */
export const readCount = (text: string): number | null => (text.trim() === '' ? null : Number(text))
