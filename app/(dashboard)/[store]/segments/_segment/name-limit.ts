/** As `segmentInputSchema` takes it. */
export const NAME_CHARACTERS_MAX = 200
