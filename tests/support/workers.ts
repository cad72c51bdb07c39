import { openWorkers } from '../../src-main/documents/workers/workers.ts'

/** The threads of all suites that one process runs, since starting them takes seconds: nobody closes them, they end with it. */
export const workers = openWorkers()
