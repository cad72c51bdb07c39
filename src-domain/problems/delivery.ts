import type { Catalogue } from './catalogue.ts'

/** What may keep what is made from being delivered, or that from being recorded. */
export const deliveryProblems = {
  'delivery-without-package': {
    happened: '还没有这一版的报送包，',
    safe: '没有拷贝，也没有登记。',
    next: '请先生成报送包。',
  },
  'delivery-package-stale': {
    happened: '报送包是在收回扫描件之前生成的，里面没有它，',
    safe: '没有拷贝，也没有登记。',
    next: '请重新生成报送包。',
  },
  'delivery-package-altered': ({ file }: { readonly file: string }) => ({
    happened: `“${file}”在生成之后被改动、移走或无法读取，`,
    safe: '没有拷贝，也没有登记。',
    next: '请重新生成报送包。',
  }),
  'delivery-medium-missing': ({ folder }: { readonly folder: string }) => ({
    happened: `找不到“${folder}”，`,
    safe: '没有拷贝。',
    next: '请插好 U 盘，或核对位置后再拷。',
  }),
  'delivery-medium-lost': ({ folder }: { readonly folder: string }) => ({
    happened: `“${folder}”在拷贝中断开了，或者写不进、读不出，拷贝没有完成，`,
    safe: '没有登记；本机的报送包没有受影响。',
    next: '请重新插好 U 盘，或换一个位置，再拷一次。',
  }),
  'delivery-medium-differs': ({ folder }: { readonly folder: string }) => ({
    happened: `从“${folder}”读回来的报送包与本机的不一致，那里的文件已删去，`,
    safe: '没有登记；本机的报送包没有受影响。',
    next: '这个 U 盘可能有问题，请换一个再拷。',
  }),
  'delivery-into-data': {
    happened: '这个位置在本批次的数据文件夹里，拷到这里带不走，',
    safe: '没有拷贝。',
    next: '请选择 U 盘或别的文件夹。',
  },
  'delivery-cancelled': {
    happened: '已取消，',
    safe: '没有登记，没有留下未完成的文件。',
    next: '需要时请重新操作。',
  },
  'mail-parts-differ': ({ file }: { readonly file: string }) => ({
    happened: `“${file}”写好后用密码读回核对不一致，`,
    safe: '没有生成，报送包没有受影响。',
    next: '磁盘可能有问题，请检查后再试。',
  }),
  'mail-password-gone': {
    happened: '这一版没有可以再看的密码：还没有生成加密分卷，或者已经送达，密码已删去，',
    safe: '没有改动。',
    next: '需要时请重新生成加密分卷。',
  },
  'receipt-none': {
    happened: '没有收到回执的文件，',
    safe: '没有登记送达。',
    next: '请选择签收回执的扫描件或照片。',
  },
  'receipt-not-readable': ({ file }: { readonly file: string }) => ({
    happened: `“${file}”不是扫描件或照片（PDF、JPEG、PNG、TIFF、HEIC 等），`,
    safe: '没有登记送达。',
    next: '请扫描或拍下签收回执后再登记。',
  }),
  'delivery-of-nothing': {
    happened: '没有勾选这次送达的材料，或者它们已登记送达，',
    safe: '没有登记。',
    next: '请在清单上勾选后再登记。',
  },
  'delivery-incomplete': {
    happened: '送达日期、送件人和收件人要写全，送达日期不能晚于今天，',
    safe: '没有登记。',
    next: '请补全后再登记。',
  },
  'delivery-unknown': {
    happened: '没有这次送达的登记，可能已在别处撤销，',
    safe: '没有改动。',
    next: '请刷新后查看。',
  },
  'delivery-without-reason': {
    happened: '撤销送达须写明理由，',
    safe: '没有撤销。',
    next: '请写明理由后再操作。',
  },
} satisfies Catalogue
