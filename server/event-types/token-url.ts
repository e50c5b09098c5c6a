/** The address with its token, where one was made just now. */
export const tokenUrl = (url: string, token: string | null): { tokenUrl?: string } =>
  token === null ? {} : { tokenUrl: `${url}?token=${token}` }
