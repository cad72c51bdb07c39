/** Copies a desk to a second place until that is full; prints each copy it got, the problem, and what counts there then. */
import { backupState } from '../../../../../src-main/desk/backups/backup-state.ts'
import { copyDesk } from '../../../../../src-main/desk/backups/make-copy.ts'
import { nameSecondPlace } from '../../../../../src-main/desk/backups/second-place.ts'
import { closeDesk, openDesk } from '../../../../../src-main/desk/desk.ts'
import { must } from '../../../../support/desk.ts'

const [stick = '', folder = ''] = process.argv.slice(2)
const desk = must(openDesk(folder))
must(await nameSecondPlace(desk, { path: stick }))
for (;;) {
  const { name } = must(await copyDesk(desk, 'hand'))
  const second = must(await backupState(desk))[1]
  console.log(second?.problem ?? name)
  if (!second?.problem) continue
  console.log(second.copies.map((copy) => `${copy.name} ${copy.state}`).join(','))
  break
}
closeDesk(desk)
