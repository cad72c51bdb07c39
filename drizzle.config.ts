import { defineConfig } from 'drizzle-kit'

/** `npm run migrations` writes the difference between db/schema.ts and the last migration as a new SQL file. */
export default defineConfig({
  dialect: 'sqlite',
  casing: 'snake_case',
  schema: './db/schema.ts',
  out: './db/migrations',
})
