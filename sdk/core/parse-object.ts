/** The members of a JSON object, whatever they are; undefined for everything else. */
export function parseObject<Shape extends object>(text: string | null): Partial<Shape> | undefined {
  try {
    const value = JSON.parse(text || '')
    return Object(value) === value && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}
