import type { Catalogue } from './catalogue.ts'
import { fileEmpty, fileUnreadable } from './same.ts'

/** Why a PDF handed in is not read. */
export const pdfProblems = {
  'pdf-unreadable': fileUnreadable,
  'pdf-empty': fileEmpty,
  'pdf-not-pdf': {
    happened: '这个文件的内容不是 PDF（也可能被加密软件加密），',
    safe: '没有读取。',
    next: '请核对是否放错了文件，或请申报单位重新报送 PDF。',
  },
  'pdf-encrypted': {
    happened: '这个 PDF 设了打开密码，',
    safe: '内容没有读取，也不能装订成册。',
    next: '请申报单位取消密码后重新报送。',
  },
  'pdf-damaged': {
    happened: '这个 PDF 已损坏或没有复制完整，',
    safe: '内容没有读取。',
    next: '请重新复制；仍然不行的，请申报单位重新生成后报送。',
  },
  'pdf-too-large': {
    happened: '这个 PDF 过大，超出这台电脑可读取的范围，',
    safe: '没有读取。',
    next: '请申报单位降低扫描分辨率后重新报送。',
  },
} satisfies Catalogue
