/** Without characters that are taken for each other when they are read out. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUPS = 4
const GROUP_LETTERS = 5

/** A first password to hand over: four groups of five letters and digits, 99 random bits. */
export function suggestPassword(): string {
  const letter = (): string => {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1))
    // A byte beyond the last whole round would make some letters likelier.
    return byte < 256 - (256 % LETTERS.length) ? LETTERS.charAt(byte % LETTERS.length) : letter()
  }
  const group = () => Array.from({ length: GROUP_LETTERS }, letter).join('')
  return Array.from({ length: GROUPS }, group).join('-')
}
