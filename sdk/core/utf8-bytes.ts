/** The size of JSON in UTF-8. `JSON.stringify` escapes lone surrogates, so `encodeURIComponent` never throws on it. */
export const utf8Bytes = (json: string): number => encodeURIComponent(json).replace(/%../g, '%').length
