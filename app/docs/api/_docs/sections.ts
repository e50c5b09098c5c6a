/** The parts of the reference in order; each is an address on the page. */
export const SECTIONS = ['first-event', 'keys', 'receiving', 'field-types', 'errors', 'management'] as const
export type SectionId = (typeof SECTIONS)[number]
