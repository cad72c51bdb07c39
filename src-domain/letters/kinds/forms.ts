import { letter } from '../letter-definition.ts'
import { nameOf } from '../names.ts'

/** 空白申报表: what is handed out to be filled in. */
export const forms = letter(nameOf('forms'))
