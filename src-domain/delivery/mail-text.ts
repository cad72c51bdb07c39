import type { Batch } from '../batch/batch.ts'
import { noticeName } from '../schemes/notice-name.ts'
import type { Scheme } from '../schemes/scheme.ts'

/** What an e-mail with the parts says: how they open, and that the password comes another way. */
export function mailText(
  scheme: Scheme,
  { recommender, preparer, phone }: Pick<Batch, 'recommender' | 'preparer' | 'phone'>,
  { mark, parts }: { readonly mark: string; readonly parts: number },
): string {
  return [
    `${scheme.addressee}：`,
    `　　现报送${noticeName(scheme)}申报材料电子版（${mark}），加密压缩包（AES-256）共 ${parts} 份，见附件。`,
    '　　打开办法：1．用 7-Zip、WinRAR、WPS 或 360 压缩等软件逐份解压（系统自带的解压打不开加密的），密码另行电话告知；2．把解出的“第1份.zip”等全部解压到同一个文件夹；3．先看其中的“清单.html”。',
    '　　收到后请回复。',
    `${recommender}　${preparer}　${phone}`,
  ].join('\n')
}
