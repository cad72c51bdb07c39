import type { Catalogue } from './catalogue.ts'
import { fileEmpty, fileUnreadable, otherFormat } from './same.ts'

/** Why a file handed in as a Word form is not read. */
export const wordProblems = {
  'word-unreadable': fileUnreadable,
  'word-empty': fileEmpty,
  'word-doc': otherFormat('这是旧版 Word 格式（.doc）', 'Word 或 WPS'),
  'word-wps': otherFormat('这是 WPS 文字格式（.wps）', 'WPS'),
  'word-rtf': otherFormat('这个文件的内容是 RTF 格式'),
  'word-web-page': otherFormat('这个文件的内容是网页（HTML），只是用了 Word 的扩展名'),
  'word-web-archive': otherFormat('这个文件的内容是单个文件网页（MHT），只是用了 Word 的扩展名'),
  'word-word-xml': otherFormat('这个文件的内容是 Word XML 格式'),
  'word-encrypted': {
    happened: '这个文件设了打开密码或经加密软件加密，',
    safe: '内容没有读取。',
    next: '请申报单位取消密码、解密后重新报送。',
  },
  'word-not-word': {
    happened: '这个文件的内容不是 Word 文档（.docx），',
    safe: '没有读取。',
    next: '请核对是否放错了文件，或请申报单位重新报送 Word 版申报书。',
  },
  'word-damaged': {
    happened: '这个文件已损坏或没有复制完整，',
    safe: '内容没有读取。',
    next: '请重新复制；仍然不行的，请申报单位用 Word 或 WPS 另存后重新报送。',
  },
  'word-too-large': {
    happened: '这个文件过大或展开后过大（也可能是表格特别大），超出可读取的范围，',
    safe: '没有读取。',
    next: '请申报单位压缩文档里的图片、去掉多余的表格后重新报送。',
  },
  'word-hostile': {
    happened: '这个文件里有正常 Word 文档不会有的结构，可能不安全，',
    safe: '已停止读取。',
    next: '请不要打开它，请申报单位用 Word 或 WPS 另存后重新报送。',
  },
} satisfies Catalogue
