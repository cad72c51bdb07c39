import type { Catalogue } from './catalogue.ts'

/** What may keep a file from being written where it is to go. */
export const diskProblems = {
  'file-differs': ({ file }: { readonly file: string }) => ({
    happened: `“${file}”写好后读回核对不一致，文件没有生成，`,
    safe: '原有数据不受影响。',
    next: '目标磁盘或 U 盘可能有问题，请换一个位置重试。',
  }),
  'disk-full': ({ file }: { readonly file: string }) => ({
    happened: `磁盘空间不足，“${file}”没有生成，`,
    safe: '原有数据不受影响。',
    next: '请腾出空间或换一个位置后重试。',
  }),
  'file-too-large': ({ file }: { readonly file: string }) => ({
    happened: `目标磁盘放不下这么大的单个文件，`,
    safe: `“${file}”没有生成。`,
    next: 'FAT32 格式的 U 盘单个文件不能超过 4 GB，请换到硬盘或 NTFS、exFAT 格式的 U 盘。',
  }),
  'path-too-long': ({ file }: { readonly file: string }) => ({
    happened: `保存“${file}”的路径太长，文件没有生成，`,
    safe: '原有数据不受影响。',
    next: '请换到层级少、名称短的位置后重试。',
  }),
  'file-locked': ({ file }: { readonly file: string }) => ({
    happened: `“${file}”无法写入：文件可能正在 Excel 或 WPS 中打开，或者没有写入权限。`,
    next: '请关闭该文件或换一个位置后重试。',
  }),
  'folder-missing': ({ file }: { readonly file: string }) => ({
    happened: `保存“${file}”的文件夹不存在或已断开。`,
    next: '请重新选择位置。',
  }),
  'disk-failing': ({ file }: { readonly file: string }) => ({
    happened: `写入“${file}”时磁盘没有响应，文件没有生成，`,
    safe: '原有数据不受影响。',
    next: '请检查 U 盘或换一个位置后重试。',
  }),
  'out-unusable': ({ folder }: { readonly folder: string }) => ({
    happened: `不能在“${folder}”建立文件夹，`,
    safe: '没有生成文件。',
    next: '请另选位置，或检查写入权限。',
  }),
} satisfies Catalogue
