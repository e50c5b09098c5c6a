import { uuidv7 } from 'uuidv7'

/** UUIDv7 (RFC 9562): made in the application, ordered by time, opaque to clients. */
export const newId = (): string => uuidv7()

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether a text from outside can be an id at all: what is not a UUID is "not found", never an SQL error. */
export const isUuid = (text: string): boolean => UUID.test(text)
