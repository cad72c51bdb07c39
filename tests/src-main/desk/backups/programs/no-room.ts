/** Copies a desk whose backups lie on a disk with no room; prints the problem. */
import { mkdirSync, statfsSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { copyDesk } from '../../../../../src-main/desk/backups/make-copy.ts'
import { closeDesk, openDesk } from '../../../../../src-main/desk/desk.ts'
import { must } from '../../../../support/desk.ts'

const [disk = '', folder = ''] = process.argv.slice(2)
const desk = must(openDesk(folder))
mkdirSync(join(folder, 'backups'), { recursive: true })
symlinkSync(disk, join(folder, 'backups/copies'))
const { bavail, bsize } = statfsSync(disk)
writeFileSync(join(disk, 'filling'), Buffer.alloc((bavail - 16) * bsize))
const made = await copyDesk(desk, 'hand')
console.log(made.ok ? 'made' : made.problem.message)
closeDesk(desk)
