/** The parts of the page in order; each is an address on it. */
export const SECTIONS = ['install', 'identify', 'track', 'delivery', 'consent', 'csp', 'mobile', 'try'] as const
export type SectionId = (typeof SECTIONS)[number]
