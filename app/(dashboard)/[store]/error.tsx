'use client'
/** Within the shell, so that the rail still leads on. */
export { default } from '../../error'
