import { letter } from '../letter-definition.ts'

/** 空白申报表: what is handed out to be filled in. */
export const forms = letter({ kind: 'forms', title: '空白申报表', scope: 'category' })
