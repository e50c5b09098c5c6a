/** What a note is called among the ids of nodes, which hold no space. */
export const noteKey = (id: string): string => `note ${id}`
