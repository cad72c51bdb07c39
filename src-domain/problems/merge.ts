import type { Catalogue } from './catalogue.ts'

/** What may keep a hand-over from being made, read or merged. */
export const mergeProblems = {
  'hand-over-of-nothing': {
    happened: '没有选要交接的申报，',
    safe: '没有生成文件。',
    next: '请选择后再交出。',
  },
  'hand-over-into-data': {
    happened: '这个位置在本批次的数据文件夹里，放在这里带不走，',
    safe: '没有生成文件。',
    next: '请选择 U 盘或别的文件夹。',
  },
  'hand-over-uncopied': {
    happened: '整批交出前要在本机抄一份数据库，没有抄成，',
    safe: '没有生成文件，已存的数据都在。',
    next: '请检查本机磁盘的空间和数据文件夹能否写入，再交出。',
  },
  'hand-over-medium-missing': ({ folder }: { readonly folder: string }) => ({
    happened: `找不到“${folder}”，`,
    safe: '没有生成文件。',
    next: '请插好 U 盘，或核对位置后再交出。',
  }),
  'hand-over-medium-lost': ({ folder }: { readonly folder: string }) => ({
    happened: `“${folder}”在写入中断开了，或者写不进、读不出，交接文件没有写完，`,
    safe: '那里没有留下半个文件，本机的数据没有受影响。',
    next: '请重新插好 U 盘，或换一个位置，再交出一次。',
  }),
  'hand-over-place-missing': ({ folder }: { readonly folder: string }) => ({
    happened: `找不到“${folder}”，`,
    safe: '没有改动。',
    next: '请插好 U 盘，或核对位置后再找。',
  }),
  'hand-over-none-there': ({ folder }: { readonly folder: string }) => ({
    happened: `“${folder}”里没有交接文件，`,
    safe: '没有改动。',
    next: '请选交接文件（“交接_”开头的 ZIP）所在的文件夹；改过名又有密码的，请直接填那个文件的位置。',
  }),
  'hand-over-into-filled': ({ folder }: { readonly folder: string }) => ({
    happened: `“${folder}”里已经有文件，交接文件要打开成一个新的数据文件夹，`,
    safe: '那里的文件都没有动。',
    next: '请选一个空文件夹；要收进已有的批次，请打开它，到“交接与合并”收入。',
  }),
  'hand-over-being-opened': ({ folder }: { readonly folder: string }) => ({
    happened: `“${folder}”里正在打开一个交接文件，`,
    safe: '那里的文件都没有动。',
    next: '请等它打开，或选另一个空文件夹。',
  }),
  'hand-over-too-many': ({ most }: { readonly most: number }) => ({
    happened: `一个交接文件最多装 ${most} 份申报和原件，这次选的超过了，`,
    safe: '没有生成文件。',
    next: '请分几次交出。',
  }),
  'hand-over-file-damaged': ({ file }: { readonly file: string }) => ({
    happened: `原件“${file}”丢失、已损坏或暂时读不了，不能装进交接文件，`,
    safe: '没有生成文件。',
    next: '请先在设置的体检里看它，能修复的修复后再交出，或不选这件申报。',
  }),
  'hand-over-lacks': ({ file }: { readonly file: string }) => ({
    happened: `原件“${file}”在交出的电脑上就已丢失或损坏，不在交接文件里，而要合并的内容用到它，`,
    safe: '没有改动。',
    next: '请对方找到这份原件重新添加后再交出一次，或用“选几件”交出，不选用到它的申报。',
  }),
  'hand-over-differs': ({ file }: { readonly file: string }) => ({
    happened: `“${file}”写好后读回核对不一致，已删去，`,
    safe: '本机的数据没有受影响。',
    next: '这个 U 盘可能有问题，请换一个再交出。',
  }),
  'hand-over-cancelled': {
    happened: '已取消，',
    safe: '没有改动，没有留下未完成的文件。',
    next: '需要时请重新操作。',
  },
  'not-a-hand-over': ({ file }: { readonly file: string }) => ({
    happened: `“${file}”不是交接文件，`,
    safe: '没有改动。',
    next: '请选择“交接与合并”页交出的 ZIP 文件。',
  }),
  'hand-over-altered': ({ file }: { readonly file: string }) => ({
    happened: `交接文件“${file}”不完整，或者内容被改动过，`,
    safe: '没有收入任何内容。',
    next: '请从 U 盘重新拷贝，或请对方重新交出。',
  }),
  'hand-over-newer': ({ file }: { readonly file: string }) => ({
    happened: `交接文件“${file}”是更新的程序交出的，这里读不懂，`,
    safe: '没有收入任何内容。',
    next: '请先升级本机的遴选工作台，再收入。',
  }),
  'hand-over-password': ({ file }: { readonly file: string }) => ({
    happened: `交接文件“${file}”有密码，没有填写或密码不对，`,
    safe: '没有收入任何内容。',
    next: '请向交出的同事核对密码后再填。',
  }),
  'hand-over-other-notice': ({ file, title }: { readonly file: string; readonly title: string }) => ({
    happened: `交接文件“${file}”按的是另一份方案“${title}”，或同一方案更正前后的另一版，`,
    safe: '没有收入任何内容。',
    next: '请在两台电脑上用同一份方案（方案有更正的都更正）后，请对方重新交出。',
  }),
  'hand-over-other-district': ({ district }: { readonly district: string }) => ({
    happened: `这是${district}的交接文件，与本批次不是一个区，`,
    safe: '没有收入任何内容。',
    next: '请核对文件。',
  }),
  'merge-moved': {
    happened: '预览之后本机又有改动，刚才看到的取舍不再作数，',
    safe: '没有合并。',
    next: '请重新预览后再合并。',
  },
  'merge-undecided': ({ count }: { readonly count: number }) => ({
    happened: `还有 ${count} 处冲突没有取舍，`,
    safe: '没有合并。',
    next: '请逐条选择，或选“全取我方”“全取对方”。',
  }),
} satisfies Catalogue
