import type { Facts } from './facts.ts'
import { type Block, body } from './letter.ts'

/** Whom an applicant asks. */
export function contactLines({ preparer, phone, email }: Facts['batch']): Block[] {
  return [body(`联系人：${preparer}　　联系电话：${phone}`), ...(email ? [body(`电子邮箱：${email}`)] : [])]
}
