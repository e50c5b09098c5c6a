const NAME_CHARACTERS_MAX = 60

/** "shipped_at" and "shippedAt" → "Shipped at". */
export function wordsOfKey(key: string): string {
  const words = key
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_\-./\s]+/g, ' ')
    .trim()
    .toLowerCase()
  const name = words === '' ? key.trim() : words.charAt(0).toUpperCase() + words.slice(1)
  return name
    .slice(0, NAME_CHARACTERS_MAX)
    .replace(/[\ud800-\udbff]$/, '')
    .trim()
}
