import type { Catalogue } from './catalogue.ts'

/** Why a file of pictures is not shown. */
export const pictureProblems = {
  'picture-unreadable': {
    happened: '读不到这个文件，它可能已被移走，或正被其他程序占用。',
    next: '请把原件重新添加一次。',
  },
  'picture-not-picture': {
    happened: '这个文件不是能在这里显示的图片，',
    safe: '原件没有改动。',
    next: '可以下载后用它自己的程序查看。',
  },
  'picture-damaged': {
    happened: '这个图片已损坏或没有复制完整，没有显示，',
    safe: '原件没有改动。',
    next: '请重新复制，或请申报单位重新提交。',
  },
  'picture-unsupported': {
    happened: '这个图片的存储方式读不了，没有显示，',
    safe: '原件没有改动。',
    next: '可以下载后用看图软件查看。',
  },
  'picture-too-large': {
    happened: '这个图片的像素过多，没有显示，',
    safe: '原件没有改动。',
    next: '可以下载后用看图软件查看。',
  },
} satisfies Catalogue
