import type { Catalogue } from './catalogue.ts'

/** Why a folder or a file of applicants is not taken in. */
export const handedInProblems = {
  'intake-unreadable': ({ folder }: { readonly folder: string }) => ({
    happened: `打不开收件文件夹“${folder}”，`,
    safe: '没有收取任何申报。',
    next: '请核对路径，或检查 U 盘是否接好。',
  }),
  'folder-unreadable': {
    happened: '这个文件夹打不开，没有收件，',
    safe: '其他申报不受影响。',
    next: '请检查文件夹的读取权限或 U 盘是否接好，再收一次。',
  },
  /** `read` are the folder's Word files, none of which holds a form. */
  'no-form': ({ read, forms }: { readonly read: readonly string[]; readonly forms: readonly string[] }) => ({
    happened:
      read.length > 0
        ? `${read.map((file) => `“${file}”`).join('、')}里没有找到申报表（${oneOf(forms)}），没有收件，`
        : '文件夹里没有 Word 申报书（.docx），没有收件，',
    safe: '原文件未动。',
    next: '请放入填好的 Word 申报书后再收一次。',
  }),
  /** `files` are some of all that is there, `count` of them. */
  'no-form-among': ({ files, count }: { readonly files: readonly string[]; readonly count: number }) => ({
    happened: `文件夹里没有 Word 申报书（.docx），只有${files.map((file) => `“${file}”`).join('、')}${count > files.length ? `等 ${count} 个文件` : ''}，没有收件，`,
    safe: '原文件未动。',
    next: '申报表不能从 PDF、图片或其他格式读取，请向申报单位索取 Word 版申报书，放进同一文件夹后再收一次。',
  }),
  'form-open-document': {
    happened: '这是 OpenDocument 等其他文字处理格式，不能直接读取，没有收件，',
    safe: '原文件没有改动。',
    next: '请用 WPS 或 LibreOffice 打开，另存为 .docx 后重新收件。',
  },
  'copy-of': ({ file }: { readonly file: string }) => ({
    happened: `与“${file}”是同一份文件，`,
    safe: '没有重复收取。',
    next: '不必处理；如放错了文件，请换成正确的再收一次。',
  }),
  'too-many-files': ({ count, most }: { readonly count: number; readonly most: number }) => ({
    happened: `这个申报单位的文件夹里有 ${count} 个文件，超过 ${most} 个，没有收件，`,
    safe: '原文件未动，其他申报不受影响。',
    next: '请核对是否放错了文件夹，只留申报材料后再收一次。',
  }),
  'intake-too-many': ({ folder, most }: { readonly folder: string; readonly most: number }) => ({
    happened: `收件文件夹“${folder}”里的文件超过 ${most} 个，`,
    safe: '没有收取任何申报。',
    next: '请核对是否选错了文件夹；没有选错的，请分几次收件。',
  }),
  /** Kept with an application: marks stand in the names for what nobody sees. */
  'names-marked': ({ files }: { readonly files: readonly string[] }) => ({
    happened: `${files.map((file) => `“${file}”`).join('、')}的文件名里有看不见的字符或会颠倒显示顺序的字符，已用‹U+…›标出，`,
    next: '请核对文件是否真是名字所说的内容。',
  }),
  'form-embedded': {
    happened: '文档里嵌入了另一份文件（多为办公系统导出的网页），没有读到申报表，',
    safe: '原文件没有改动。',
    next: '请用 Word 打开，另存为 .docx 后重新收件。',
  },
  'not-a-file': {
    happened: '这不是普通文件（是快捷方式、链接、设备，或层级过深的文件夹），',
    safe: '没有收取。',
    next: '请把文件本身直接放进申报单位的文件夹。',
  },
  'kind-unknown': {
    happened: '这种文件不作为申报材料收取，',
    safe: '原文件未动。',
    next: '请转成 PDF、图片或 Word 文件后再收件。',
  },
  'name-unreadable': {
    happened: '文件名是乱码（多半是解压时编码不对），打不开，',
    safe: '没有收取。',
    next: '请改成正常的文件名，或换一个解压软件重新解压后再收件。',
  },
  'outside-folders': {
    happened: '这个文件直接放在收件文件夹里，看不出属于哪个申报单位，',
    safe: '没有收取。',
    next: '请放进申报单位自己的文件夹后再收件。',
  },
} satisfies Catalogue

/** 表1、表2 或表3 */
function oneOf(names: readonly string[]): string {
  return [names.slice(0, -1).join('、'), ...names.slice(-1)].filter(Boolean).join(' 或')
}
