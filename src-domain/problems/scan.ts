import type { Catalogue } from './catalogue.ts'
import { fileUnreadable } from './same.ts'

/** Why a stamped summary that was brought back is not read, and why one that was read is not accepted. */
export const scanProblems = {
  'scan-file-unreadable': fileUnreadable,
  'scan-file-empty': {
    happened: '这个文件是空的（0 字节），可能没有复制完整。',
    next: '请重新复制后再试。',
  },
  'scan-file-not-scan': {
    happened: '这个文件的内容不是 PDF、JPEG、PNG 或 TIFF，',
    safe: '没有读取。',
    next: '请核对是否选错了文件，或在扫描、看图软件里另存为 PDF 或 JPEG 后再试。',
  },
  'scan-file-ofd': {
    happened: '这是 OFD 版式文件，不能直接读取，',
    safe: '原文件没有改动。',
    next: '请在签章软件里把它另存（导出）为 PDF 后再试。',
  },
  'scan-file-unsupported': {
    happened: '这个图片的存储方式读不了，没有读取，',
    safe: '原文件没有改动。',
    next: '请在扫描、看图软件里另存为 PDF 或 JPEG 后再试。',
  },
  'scan-file-encrypted': {
    happened: '这个文件设了打开密码或经加密软件加密，',
    safe: '内容没有读取。',
    next: '请取消密码、解密后再试。',
  },
  'scan-file-damaged': {
    happened: '这个文件已损坏或没有复制完整，',
    safe: '没有读取。',
    next: '请重新复制；仍然不行的，请重新扫描。',
  },
  'scan-file-too-large': {
    happened: '这个文件过大，超出可读取的范围，',
    safe: '没有读取。',
    next: '请用 300 dpi 重新扫描，只扫盖章的汇总表。',
  },
  'scan-file-too-many-pages': {
    happened: '这个文件超过 100 页，不像是汇总表的扫描件，',
    safe: '没有读取。',
    next: '请只扫盖章的汇总表，另存为一个文件后再试。',
  },
  'scan-without-edition': {
    happened: '还没有定稿，',
    safe: '没有收取扫描件。',
    next: '请先定稿并打印推荐汇总表盖章。',
  },
  'scan-without-code': {
    happened: '没有在扫描件上认出定稿二维码，',
    safe: '没有收取。',
    next: '请确认是带页脚二维码的推荐汇总表，放平、扫全，用彩色、200—300 dpi 重新扫描。',
  },
  'signed-without-code': {
    happened: '文件有电子签章，但没有认出推荐汇总表页脚的定稿标记，',
    safe: '没有收取。',
    next: '请用本程序生成的推荐汇总表 PDF 办理签章。',
  },
  'scan-of-other-scheme': {
    happened: '扫描件上的二维码属于另一次遴选，',
    safe: '没有收取。',
    next: '请核对是不是拿错了文件。',
  },
  'scan-of-other-desk': ({ page, edition }: { readonly page: number; readonly edition: number }) => ({
    happened: `扫描件第 ${page} 页标明定稿第 ${edition} 版，但校验码与本机的各版定稿都不符，`,
    safe: '没有收取。',
    next: '请核对它是不是另一台电脑上的定稿。',
  }),
  'scan-of-several': ({ found }: { readonly found: readonly { readonly mark: string; readonly pages: string }[] }) => ({
    happened: `扫描件里混有不同版次的页：${found.map(({ mark, pages }) => `${mark}（第 ${pages} 页）`).join('，')}，`,
    safe: '没有收取。',
    next: '请只扫描同一版的推荐汇总表。',
  }),
  'scan-mirrored': ({ pages }: { readonly pages: string }) => ({
    happened: `扫描件第 ${pages} 页左右是反的（镜像），`,
    safe: '没有收取。',
    next: '请关掉扫描仪或看图软件的镜像、翻转后重新扫描。',
  }),
  'scan-cut-off': ({ pages }: { readonly pages: string }) => ({
    happened: `扫描件第 ${pages} 页只有推荐汇总表的一部分，`,
    safe: '没有收取。',
    next: '请放平、扫全（拍照的把整页拍进去）后再收。',
  }),
  'scan-of-two-prints': ({ pages }: { readonly pages: readonly number[] }) => ({
    happened: `扫描件里混有分页不同的两份打印件（共 ${pages.join(' 页、')} 页），`,
    safe: '没有收取。',
    next: '请只扫描同一份推荐汇总表。',
  }),
  'scan-not-summary': ({ pages, mark }: { readonly pages: string; readonly mark: string }) => ({
    happened: `扫描件第 ${pages} 页是${mark} 的申报书，不是推荐汇总表，`,
    safe: '没有收取。',
    next: '请只扫描盖章的推荐汇总表。',
  }),
  'scan-of-spreadsheet': ({ pages, mark }: { readonly pages: string; readonly mark: string }) => ({
    happened: `扫描件第 ${pages} 页是用 Excel 表打印的。Excel 表可以改动，印出来的不一定是${mark}，`,
    safe: '没有收取。',
    next: '请打印“推荐汇总表（盖章用 PDF）”盖章后扫描。',
  }),
  'scan-with-other-pages': ({ known, stray }: { readonly known: readonly string[]; readonly stray: string }) => ({
    happened: `${known.join('，')}；${stray}，`,
    safe: '没有收取。',
    next: '不是汇总表的页请去掉；是汇总表的页请放平、扫全，用彩色、200—300 dpi 重新扫描。',
  }),
  'scan-says-otherwise': ({ mark }: { readonly mark: string }) => ({
    happened: `文件有电子签章，但内容与${mark} 的推荐汇总表不一致，`,
    safe: '没有收取。',
    next: '请用本程序生成的推荐汇总表 PDF 办理签章，不要增减页。',
  }),
  'scan-not-stamped': ({ pages }: { readonly pages: string }) => ({
    happened: `第 ${pages} 页是电脑直接生成的 PDF 页，不是盖章后扫描的图像，文件也没有电子签章，`,
    safe: '没有收取。',
    next: '请打印推荐汇总表盖章后扫描，或办理电子签章后再收。',
  }),
  'scan-of-outdated-edition': ({ mark }: { readonly mark: string }) => ({
    happened: `扫描件是${mark}，但定稿之后数据有改动，`,
    safe: '没有收取。',
    next: '请重新定稿，打印新的推荐汇总表重新盖章。',
  }),
  'scan-of-former-edition': (edition: {
    readonly mark: string
    readonly latest: { readonly mark: string; readonly newer: boolean }
  }) => ({
    happened: `扫描件是${edition.mark}，${edition.latest.newer ? '现在已是' : '现在用的是'}${edition.latest.mark}，`,
    safe: '没有收取。',
    next: '请打印现在这一版的推荐汇总表重新盖章。',
  }),
  'seal-not-asked': {
    happened: '这份扫描件的印章已经确认过，或者已经换了一份，',
    safe: '没有再记。',
    next: '请看现在收着的那一份。',
  },
} satisfies Catalogue
