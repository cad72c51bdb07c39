/**
 * Puts a file, or standard input for "-", into a data folder; prints the outcome, the memory the process took at most
 * (KiB) and how many files are then stored or on their way. Makes the folders without opening the store, whose packages
 * alone would take more memory than a put.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { tidyDataFolder } from '../../../db/data-folder.ts'
import { putFile, putStream } from '../../../src-main/files/file-store.ts'

const [folder = '', path = ''] = process.argv.slice(2)
tidyDataFolder(folder)
const put = path === '-' ? await putStream(folder, process.stdin, '样例.pdf') : await putFile(folder, path)
const entries = readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true })
console.log(put.ok ? put.value.sha256 : put.problem.code)
console.log(process.resourceUsage().maxRSS)
console.log(entries.filter((entry) => entry.isFile()).length)
