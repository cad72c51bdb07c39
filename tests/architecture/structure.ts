import type { Packages, Structure } from './arrows.ts'

/** The house (docs/architecture.md): in each folder, whoever stands higher may import what stands lower. */
export const structure: Structure = {
  '': { order: ['src-renderer', 'src-main', 'db', 'src-domain'] },
  'src-renderer': {
    order: ['main.tsx', 'app.tsx', 'screens', 'frame', 'form', 'letters', 'parts', 'lib', 'theme.ts'],
  },
  'src-renderer/screens': { apart: true },
  'src-main': { order: ['shells', 'router', 'desk', 'backups', 'package', 'notices', 'documents', 'files', 'bugs.ts'] },
  'src-main/desk': {
    order: [
      ...[
        'notices',
        'doctor',
        'backups',
        'undo',
        'withdrawal',
        'letters',
        'lists',
        'submission',
        'delivery',
        'sign-off',
        'products',
        'scans',
        'ranking',
      ],
      ...[
        'policies',
        'editions',
        'quotas',
        'intake',
        'rounds',
        'notes',
        'values',
        'rosters',
        'attachments',
        'uploads',
        'batch',
        'applications',
        'findings',
      ],
      ...['people', 'find-application.ts', 'find-category.ts', 'desk.ts', 'limits.ts', 'actor.ts', 'kept-notice.ts'],
    ],
  },
  'src-main/documents': { order: ['workers', 'checking', 'making', 'typesetting', 'reading'] },
  'src-main/documents/making': {
    order: [
      ...['print-job', 'covers', 'book', 'summary', 'forms', 'letters', 'lists', 'notice-workbook', 'picture-pages.ts'],
    ],
  },
  'src-domain': {
    order: [
      'events',
      'backups',
      'notices',
      'letters',
      'rounds',
      'delivery',
      'products',
      'book',
      'ranking',
      'edition',
      'policies',
      'checks',
      'intake',
      'batch',
      'sign-off',
      'people',
      'values',
      'schemes',
      'rosters',
      'knowledge',
      'text',
      'officer-header.ts',
      'page-keys.ts',
      'progress.ts',
      'several-at-once.ts',
      'result.ts',
      'problems',
      'given.ts',
    ],
  },
}

/** The parsers, the database and Node stay where they belong. */
export const packages: Readonly<Record<string, Packages>> = {
  'src-domain': { only: [/^zod$/, /^big\.js$/] },
  db: { not: [/^electron/] },
  'src-main': { not: [/^better-sqlite3/, /^drizzle-orm/, /^react/] },
  'src-renderer': { not: [/^node:/, /^electron/, /^better-sqlite3/, /^drizzle-orm/] },
}
