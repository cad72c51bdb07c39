import type { Parts } from './catalogue.ts'

/** What is said in the same words of several kinds of file. */

export const fileUnreadable: Parts = {
  happened: '读不到这个文件，它可能已被移走，或正被其他程序占用。',
  next: '请关闭打开着它的程序后重试。',
}

export const fileEmpty: Parts = {
  happened: '这个文件是空的（0 字节），可能没有复制完整。',
  next: '请重新复制，或请申报单位重新报送。',
}

/** A file of another format, which its own program can save as Word's. */
export function otherFormat(format: string, program = 'Word'): Parts {
  return {
    happened: `${format}，不能直接读取，`,
    safe: '原文件没有改动。',
    next: `请用 ${program} 打开，另存为 .docx 后重新收件。`,
  }
}
