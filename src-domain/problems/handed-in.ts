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
  'no-form': ({ read }: { readonly read: readonly string[] }) => ({
    happened:
      read.length > 0
        ? `${read.map((file) => `“${file}”`).join('、')}里没有找到申报表（表1、表2 或表3），没有收件，`
        : '文件夹里没有 Word 申报书（.docx），没有收件，',
    safe: '原文件未动。',
    next: '请放入填好的 Word 申报书后再收一次。',
  }),
  'form-embedded': {
    happened: '文档里嵌入了另一份文件（多为办公系统导出的网页），没有读到申报表，',
    safe: '原文件没有改动。',
    next: '请用 Word 打开，另存为 .docx 后重新收件。',
  },
  'not-a-file': {
    happened: '这是快捷方式、链接或层级过深的文件夹，',
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
