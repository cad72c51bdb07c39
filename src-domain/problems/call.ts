import type { Catalogue } from './catalogue.ts'

type WrongField = { readonly name: string; readonly reason?: string }

/** What may be wrong with a call or a command itself, whatever it asks for. */
export const callProblems = {
  /** What an officer is told of a bug. */
  unexpected: {
    happened: '程序出了差错，这一步没有完成，',
    safe: '已保存的数据不受影响。',
    next: '请再试一次；仍然不行，请关闭后重新打开遴选工作台。',
  },
  /** `fields`: the parts of the input that are wrong, by the names officers know, with why where that is known. */
  'input-invalid': ({ fields }: { readonly fields: readonly WrongField[] }) => ({
    happened:
      fields.length > 0
        ? `${fields.map(({ name, reason }) => `“${name}”${reason ?? '没有填写，或格式、长短不合要求'}`).join('；')}，`
        : '这次操作的内容不完整或格式不对，',
    safe: '没有改动任何数据。',
    next: fields.length > 0 ? '请改正后再试。' : '请重新打开这一页再试一次。',
  }),
  'no-desk': {
    happened: '还没有打开数据文件夹，',
    safe: '没有改动任何内容。',
    next: '请先新建批次，或打开已有的数据文件夹。',
  },
  'host-cannot': {
    happened: '这台电脑上的浏览器不能做这一步，',
    safe: '没有改动任何内容。',
    next: '请在资源管理器里打开。',
  },
  'cut-off': {
    happened: '与遴选工作台的连接断开了，刚才这一步可能没有完成，',
    safe: '以前保存的都在。',
    next: '请重新打开遴选工作台。',
  },
  'screen-unread': {
    happened: '没有读到这一页的程序，遴选工作台可能已经关闭，或者刚换了新版本，',
    safe: '以前保存的都在。',
    next: '请确认遴选工作台开着，再重新载入。',
  },
} satisfies Catalogue
