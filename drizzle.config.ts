import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: './db/schema/!(columns|bytea|index).ts',
  out: './db/migrations',
})
