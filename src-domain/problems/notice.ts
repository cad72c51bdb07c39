import type { Catalogue } from './catalogue.ts'

type About = { readonly file: string }

/** What may be wrong with a notice as a package (方案包). */
export const noticeProblems = {
  /** `named` are the first of them, each with its place. */
  'notice-invalid': ({ count, named }: { readonly count: number; readonly named: readonly string[] }) => ({
    happened: `方案包有 ${count} 处不合要求：${named.join('；')}。`,
    safe: '没有采用，现有数据没有改动。',
    next: '请编写人照此改正后，再选一次。',
  }),
  'notice-unreadable': ({ file }: About) => ({
    happened: `“${file}”打不开，或不是方案包，`,
    safe: '没有采用。',
    next: '方案包是含 scheme.json 的 ZIP 文件（或文件夹），请核对后再选一次。',
  }),
  'notice-too-large': ({ file }: About) => ({
    happened: `“${file}”作为方案包过大，或里面的文件太多，`,
    safe: '没有采用。',
    next: '方案包只应有方案、通知和样例，请核对是否选错了文件。',
  }),
  'notice-no-workbook': {
    happened: '这个方案包有表格里写不下的内容，',
    safe: '没有写出表格，方案没有改动。',
    next: '请改导出方案包（ZIP）。',
  },
  'workbook-unreadable': ({ file }: About) => ({
    happened: `“${file}”打不开，或不是方案的表格（.xlsx），`,
    safe: '没有采用。',
    next: '请用由本程序写出、改过后另存为 .xlsx 的表格再试。',
  }),
  'workbook-too-large': ({ file }: About) => ({
    happened: `“${file}”作为方案的表格过大，`,
    safe: '没有采用。',
    next: '请核对是否选错了文件；表格里贴的图片请删去。',
  }),
  'workbook-old': ({ file }: About) => ({
    happened: `“${file}”是旧格式（.xls），`,
    safe: '没有采用。',
    next: '请打开后另存为 .xlsx 再选。',
  }),
  'workbook-password': ({ file }: About) => ({
    happened: `“${file}”加了密码，打不开，`,
    safe: '没有采用。',
    next: '请去掉密码（或加密软件的加密）后再选。',
  }),
  'workbook-macros': ({ file }: About) => ({
    happened: `“${file}”带有宏，方案的表格里不能有程序，`,
    safe: '没有采用，宏没有运行。',
    next: '请另存为不带宏的 .xlsx 再选。',
  }),
  'workbook-links': ({ file }: About) => ({
    happened: `“${file}”链接到别的工作簿，`,
    safe: '没有采用，没有读取那些文件。',
    next: '请把链接来的内容粘贴为数值、断开链接后再选。',
  }),
  'notice-same': {
    happened: '这就是本批次现在用的方案包，',
    safe: '没有改动。',
    next: '要更正方案，请选改过的那一份。',
  },
  'notice-other': ({ title }: { readonly title: string }) => ({
    happened: `这是另一个通知的方案包（${title}），`,
    safe: '本批次的方案没有改动。',
    next: '请选本批次这个通知的更正；按另一个通知遴选，请新建批次。',
  }),
  'notice-orphans': ({ lost }: { readonly lost: readonly string[] }) => ({
    happened: `更正后的方案里没有这些内容的位置：${lost.join('、')}，`,
    safe: '本批次的方案没有改动，已收的材料都在。',
    next: '请在更正的方案里保留这些项，或先在申报里处理好再采用。',
  }),
  'notice-unkept': {
    happened: '本批次没有保存过这一份方案包，',
    safe: '没有改动。',
    next: '请从列出的方案包里选。',
  },
  'notice-unknown': {
    happened: '本批次的方案包这个程序读不懂，也没有同名的方案可用，没有打开，',
    safe: '所有数据都原样保留着。',
    next: '请用建立这个批次的程序，或更新的程序打开。',
  },
  'edition-unknown': ({ number }: { readonly number: number }) => ({
    happened: `没有第 ${number} 版定稿。`,
    next: '请核对版次。',
  }),
  /** An edition's, by the edition's mark. */
  'notice-lost': ({ mark }: { readonly mark: string }) => ({
    happened: `${mark} 定稿时所用的方案包读不出来，`,
    safe: '没有生成任何文件，其他数据不受影响。',
    next: '请在设置里做体检，必要时从备份恢复。',
  }),
} satisfies Catalogue
