import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { nameNumber } from '../read-paths.ts'

/*
 * Imported before the workload: names given by chance are numbered, so that whoever watches the disk knows them beforehand.
 */

let given = 0
crypto.randomUUID = () => nameNumber(++given)
syncBuiltinESMExports()
