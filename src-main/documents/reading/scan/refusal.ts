import { failed, type Result } from '../../../../src-domain/result.ts'

/** Why a scan that was brought back is not read, and what the officer can do about it. */
const messages = {
  unreadable: '读不到这个文件，它可能已被移走，或正被其他程序占用。请关闭打开着它的程序后重试。',
  empty: '这个文件是空的（0 字节），可能没有复制完整。请重新复制后再试。',
  'not-scan':
    '这个文件的内容不是 PDF、JPEG、PNG 或 TIFF，没有读取。请核对是否选错了文件，或在扫描、看图软件里另存为 PDF 或 JPEG 后再试。',
  ofd: '这是 OFD 版式文件，不能直接读取，原文件没有改动。请在签章软件里把它另存（导出）为 PDF 后再试。',
  unsupported: '这个图片的存储方式读不了，没有读取，原文件没有改动。请在扫描、看图软件里另存为 PDF 或 JPEG 后再试。',
  encrypted: '这个文件设了打开密码或经加密软件加密，内容没有读取。请取消密码、解密后再试。',
  damaged: '这个文件已损坏或没有复制完整，没有读取。请重新复制；仍然不行的，请重新扫描。',
  'too-large': '这个文件过大，超出可读取的范围，没有读取。请用 300 dpi 重新扫描，只扫盖章的汇总表。',
  'too-many-pages': '这个文件超过 100 页，不像是汇总表的扫描件，没有读取。请只扫盖章的汇总表，另存为一个文件后再试。',
} as const

export type ScanRefusal = keyof typeof messages

/** Thrown inside the reading of one scan, from however deep; never leaves `readScan`. */
export class Refusal extends Error {
  readonly code: ScanRefusal

  constructor(code: ScanRefusal) {
    super(code)
    this.code = code
  }
}

export function refused(code: ScanRefusal): Result<never> {
  return failed({ code, message: messages[code] })
}
