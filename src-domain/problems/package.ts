import type { Catalogue } from './catalogue.ts'

/** What may keep a package from being made or checked. */
export const packageProblems = {
  'package-lacking': ({ what }: { readonly what: readonly string[] }) => ({
    happened: `报送包还缺：${what.join('；')}。`,
    safe: '没有生成报送包，已生成的文件留着。',
    next: '请补齐后再生成，或写明理由后照此生成。',
  }),
  /** `whose` is the application's name and number, empty for what is of the batch. */
  'product-changed': ({ whose, title }: { readonly whose: string; readonly title: string }) => ({
    happened: `${whose}${title}在生成之后被改动、移走或无法读取，`,
    safe: '报送包没有生成。',
    next: `请重新生成${title}后再试。`,
  }),
  'source-damaged': ({ whose, file }: { readonly whose: string; readonly file: string }) => ({
    happened: `${whose}文件“${file}”已损坏或丢失，报送包没有生成，`,
    safe: '其他数据不受影响。',
    next: '请从备份恢复或重新收取该文件后重试。',
  }),
  'package-cancelled': {
    happened: '已取消生成报送包，',
    safe: '没有留下未完成的文件。',
    next: '需要时请重新生成。',
  },
  'package-is-folder': ({ file }: { readonly file: string }) => ({
    happened: `“${file}”是文件夹。`,
    next: '核验的是未解压的 ZIP 报送包，请选择 ZIP 文件。',
  }),
  'package-not-found': ({ file }: { readonly file: string }) => ({
    happened: `找不到“${file}”。`,
    next: '请确认文件没有被移走，或 U 盘没有断开。',
  }),
  'package-unreadable': ({ file }: { readonly file: string }) => ({
    happened: `读不出“${file}”：文件正被占用、没有读取权限，或磁盘没有响应。`,
    next: '请检查后重试。',
  }),
  'package-truncated': ({ file }: { readonly file: string }) => ({
    happened: `“${file}”不完整：压缩包的目录缺失或损坏，多半是复制或传输中断。`,
    next: '请重新复制或重新生成报送包。',
  }),
  'package-too-many': ({ file, most }: { readonly file: string; readonly most: number }) => ({
    happened: `“${file}”里的文件超过 ${most} 个，没有核验。`,
    next: '报送包没有这么多文件，请核对选的是不是报送包。',
  }),
  'not-a-zip': ({ file }: { readonly file: string }) => ({
    happened: `“${file}”不是 ZIP 文件，无法核验。`,
    next: '请选择报送包的 ZIP 文件。',
  }),
  'package-encrypted': ({ file }: { readonly file: string }) => ({
    happened: `“${file}”是加了密码的压缩包，没有解开，无法核验。`,
    next: '请用发件人告知的密码解开（7-Zip、WinRAR 等）；分几份的，把各份里的文件都解压到同一个文件夹，再压缩成一个 ZIP。',
  }),
  'not-a-package': ({ file }: { readonly file: string }) => ({
    happened: `“${file}”不是报送包：里面没有报送包的清单（manifest.json、SHA256SUMS），也没有推荐汇总表，没有核验。`,
    next: '请选择由本程序生成的报送包，文件名里有“报送包”和定稿版号。',
  }),
  'verification-cancelled': {
    happened: '已取消核验。',
    next: '需要时请重新核验。',
  },
} satisfies Catalogue
