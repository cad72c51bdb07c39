import { failed, type Result } from '../../../../src-domain/result.ts'

/** Why a file handed in as a Word form is not read, and what the officer can do about it. */
const messages = {
  unreadable: '读不到这个文件，它可能已被移走，或正被其他程序占用。请关闭打开着它的程序后重试。',
  empty: '这个文件是空的（0 字节），可能没有复制完整。请重新复制，或请申报单位重新报送。',
  doc: '这是旧版 Word 格式（.doc），不能直接读取，原文件没有改动。请用 Word 或 WPS 打开，另存为 .docx 后重新收件。',
  wps: '这是 WPS 文字格式（.wps），不能直接读取，原文件没有改动。请用 WPS 打开，另存为 .docx 后重新收件。',
  rtf: '这个文件的内容是 RTF 格式，不能直接读取，原文件没有改动。请用 Word 打开，另存为 .docx 后重新收件。',
  'web-page':
    '这个文件的内容是网页（HTML），只是用了 Word 的扩展名，不能直接读取，原文件没有改动。请用 Word 打开，另存为 .docx 后重新收件。',
  'web-archive':
    '这个文件的内容是单个文件网页（MHT），只是用了 Word 的扩展名，不能直接读取，原文件没有改动。请用 Word 打开，另存为 .docx 后重新收件。',
  'word-xml': '这个文件的内容是 Word XML 格式，不能直接读取，原文件没有改动。请用 Word 打开，另存为 .docx 后重新收件。',
  encrypted: '这个文件设了打开密码或经加密软件加密，内容没有读取。请申报单位取消密码、解密后重新报送。',
  'not-word':
    '这个文件的内容不是 Word 文档（.docx），没有读取。请核对是否放错了文件，或请申报单位重新报送 Word 版申报书。',
  damaged:
    '这个文件已损坏或没有复制完整，内容没有读取。请重新复制；仍然不行的，请申报单位用 Word 或 WPS 另存后重新报送。',
  'too-large':
    '这个文件过大或展开后过大（也可能是表格特别大），超出可读取的范围，没有读取。请申报单位压缩文档里的图片、去掉多余的表格后重新报送。',
  hostile:
    '这个文件里有正常 Word 文档不会有的结构，可能不安全，已停止读取。请不要打开它，请申报单位用 Word 或 WPS 另存后重新报送。',
} as const

export type WordRefusal = keyof typeof messages

/** Thrown inside the reading of one Word file, from however deep; never leaves `readWordFile`. */
export class Refusal extends Error {
  readonly code: WordRefusal

  constructor(code: WordRefusal) {
    super(code)
    this.code = code
  }
}

export function refused(code: WordRefusal): Result<never> {
  return failed({ code, message: messages[code] })
}
