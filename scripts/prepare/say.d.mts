/** Types of say.mjs, for the TypeScript that uses it. */
export type Step = { tell(detail: string): void; done(detail?: string): void }
export type Say = { line(text?: string): void; giveUp(): void; step(title: string): Step }
export function createSay(stream?: NodeJS.WriteStream): Say
export class Failure extends Error {}
