export const BATCH = '/batch'

/** Whether an address takes many events in one body. */
export const isBatch = (path: string): boolean => path.endsWith(BATCH)
