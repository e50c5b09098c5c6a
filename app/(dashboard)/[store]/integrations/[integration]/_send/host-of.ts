/** The host of an address, with its port where that is written; the address itself where it is none. */
export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url)
