import type { Catalogue } from './catalogue.ts'

/** What may go wrong while files are handed over from the screen. */
export const uploadProblems = {
  'upload-unknown': {
    happened: '这次传送已经结束或不存在，',
    safe: '没有收取任何文件。',
    next: '请重新选择文件。',
  },
  'upload-empty': {
    happened: '没有收到文件，',
    safe: '没有添加。',
    next: '请再选一次。',
  },
  'upload-name': ({ longest, deepest }: { readonly longest: number; readonly deepest: number }) => ({
    happened: `文件名或文件夹名里有不能使用的字符（如 \\ 或开头的“C:”），或超过 ${longest} 个字符，或放在 ${deepest - 1} 层以上的文件夹里，这个文件没有收取，`,
    safe: '原文件未动。',
    next: '请改名或挪到上层后再选一次。',
  }),
  'upload-unreadable': {
    happened: '读不到这个文件（可能已被移走、正被其他程序占用，或文件名是乱码），没有收取，',
    safe: '其他文件不受影响。',
    next: '请关闭打开着它的程序或改名后再选一次。',
  },
  'upload-broken': {
    happened: '文件没有传完，没有收取，',
    safe: '原文件未动。',
    next: '请再选一次。',
  },
  'upload-too-large': {
    happened: '这个文件超过 2 GB，没有收取，',
    safe: '原文件未动。',
    next: '请压缩或拆分后再选一次。',
  },
} satisfies Catalogue
