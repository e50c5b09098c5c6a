import { z } from 'zod'

const address = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])

/** An IP address or a CIDR range, before the server is asked; it looks again. */
export const isAddress = (text: string): boolean => address.safeParse(text).success
