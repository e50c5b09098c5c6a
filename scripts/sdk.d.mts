/** Types of sdk.mjs, for the TypeScript that uses it. */
export const BROWSER_GZIP_BYTES_MAX: number
export function buildSdk(folder: string): Promise<Record<string, number>>
