import type { Catalogue } from './catalogue.ts'
import { fileUnreadable } from './same.ts'

/** Why an archive that was handed in is not taken in as the folder it is, or not the whole of it. */
export const archiveProblems = {
  /** `kind` is what only another program opens: RAR, 7z, tar. */
  archive: ({ kind }: { readonly kind: string }) => ({
    happened: `这是 ${kind} 压缩包，本程序只能打开 ZIP，`,
    safe: '里面的文件没有读取，也没有归入附件清单。',
    next: '请解压后把文件放进同一文件夹，重新导入。',
  }),
  'archive-unreadable': fileUnreadable,
  'archive-encrypted': {
    happened: '这个压缩包设了密码，',
    safe: '里面的文件没有读取，也没有归入附件清单。',
    next: '请向申报单位要密码，解压后把文件放进同一文件夹，重新导入。',
  },
  'archive-damaged': {
    happened: '这个压缩包已损坏、没有复制完整，或只是分卷压缩的一部分，',
    safe: '里面的文件没有读取，也没有归入附件清单。',
    next: '请重新复制，或请申报单位不分卷重新压缩；能自行解压的，请解压后重新导入。',
  },
  'archive-too-many': ({ most }: { readonly most: number }) => ({
    happened: `这个压缩包里的文件超过 ${most} 个，`,
    safe: '没有解压。',
    next: '请核对是否放错了文件；没有放错的，请解压后只留申报材料，重新导入。',
  }),
  'archive-too-large': ({ most }: { readonly most: number }) => ({
    happened: `这个压缩包解压后过大（超过 ${most} GB，或比压缩包本身大得不正常），可能不安全，`,
    safe: '没有解压。',
    next: '请核对是否放错了文件；没有放错的，请自行解压后只留申报材料，重新导入。',
  }),
  'archive-nested': ({ levels }: { readonly levels: number }) => ({
    happened: `压缩包一层套一层，本程序只打开 ${levels} 层，`,
    safe: '这一层里的文件没有读取，也没有归入附件清单。',
    next: '请解压后把文件放进同一文件夹，重新导入。',
  }),
  'archive-empty': {
    happened: '这个压缩包里没有文件，',
    safe: '压缩包本身已保留。',
    next: '请核对，必要时请申报单位重新报送。',
  },
  'archive-disk-full': {
    happened: '磁盘空间不够解压这个压缩包，',
    safe: '已保存的数据没有改动。',
    next: '请先腾出空间，再收一次。',
  },
  /** What the machine refuses says nothing about the archive. */
  'archive-disk-failing': {
    happened: '解压这个压缩包时，磁盘读写出错，或电脑同时打开的文件太多，不是压缩包的问题；',
    safe: '已保存的数据没有改动。',
    next: '请检查磁盘和 U 盘，关闭别的程序，再收一次。',
  },
  'entry-outside': {
    happened: '压缩包里这个文件的路径指向别的文件夹，可能不安全，',
    safe: '没有解压它。',
    next: '请自行解压核对，把需要的文件放进申报单位的文件夹后重新导入。',
  },
  'entry-too-deep': ({ most }: { readonly most: number }) => ({
    happened: `压缩包里这个文件放在 ${most} 层以上的文件夹里，`,
    safe: '没有收取，其他文件不受影响。',
    next: '请解压后把它放进申报单位的文件夹，重新导入。',
  }),
  'entry-damaged': {
    happened: '压缩包里的这个文件已损坏，',
    safe: '没有收取，其他文件不受影响。',
    next: '请申报单位重新报送。',
  },
  'entry-method': {
    happened: '压缩包里的这个文件用了少见的压缩方式，',
    safe: '没有收取，其他文件不受影响。',
    next: '请用压缩软件解压后把它放进同一文件夹，重新导入。',
  },
  'entry-too-large': ({ most }: { readonly most: number }) => ({
    happened: `压缩包里的这个文件超过 ${most} GB，`,
    safe: '没有收取，其他文件不受影响。',
    next: '请压缩或拆分后单独添加。',
  }),
} satisfies Catalogue
