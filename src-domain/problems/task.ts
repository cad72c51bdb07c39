import type { Catalogue } from './catalogue.ts'

/** What may come between a task and its answer: reading a file handed in, a scan, or an attachment to be bound, or making. */
export const taskProblems = {
  'reading-too-slow': {
    happened: '读取这个文件用时过长，已停止读取，',
    safe: '其他文件不受影响。',
    next: '请打开它看看内容是否正常；必要时请申报单位另存后重新报送。',
  },
  'reading-too-large': {
    happened: '读取这个文件需要的内存过多，已停止读取，',
    safe: '其他文件不受影响。',
    next: '请申报单位压缩文档里的图片或拆分后重新报送。',
  },
  'reading-crashed': {
    happened: '这个文件使读取程序中断，没有读取，',
    safe: '其他文件不受影响。',
    next: '请打开它看看内容是否正常；必要时请申报单位另存后重新报送。',
  },
  'reading-stopped': {
    happened: '读取已中止，这个文件没有收进来，',
    safe: '原文件没有改动。',
    next: '需要时请重新收件。',
  },
  'scanning-too-slow': {
    happened: '读取这个文件用时过长，已停止读取，',
    safe: '数据没有改动。',
    next: '请只扫盖章的汇总表，用 300 dpi 重新扫描后再试。',
  },
  'scanning-too-large': {
    happened: '读取这个文件需要的内存过多，已停止读取，',
    safe: '数据没有改动。',
    next: '请只扫盖章的汇总表，用 300 dpi 重新扫描后再试。',
  },
  'scanning-crashed': {
    happened: '这个文件使读取程序中断，没有读取，',
    safe: '数据没有改动。',
    next: '请打开它看看内容是否正常；必要时请重新扫描。',
  },
  'scanning-stopped': {
    happened: '读取已中止，这个文件没有收进来，',
    safe: '原文件没有改动。',
    next: '需要时请重新收取扫描件。',
  },
  'binding-too-slow': {
    happened: '读取这个文件用时过长，',
    safe: '没有装入。',
    next: '请打开看看能否打印；不能的，请申报单位另存后重新提交。',
  },
  'binding-too-large': {
    happened: '读取这个文件需要的内存过多，',
    safe: '没有装入。',
    next: '请打开后打印，或请申报单位降低扫描分辨率后重新提交。',
  },
  'binding-crashed': {
    happened: '这个文件使读取程序中断，',
    safe: '没有装入。',
    next: '请打开看看能否打印；不能的，请申报单位另存后重新提交。',
  },
  'binding-stopped': {
    happened: '排版已中止，没有生成文件，',
    safe: '数据没有改动。',
    next: '需要时请重新生成。',
  },
  'making-too-slow': {
    happened: '排版用时过长，已停止，没有生成文件，',
    safe: '数据没有改动。',
    next: '请把页数最多的附件改为另册打印（拆分）后再试。',
  },
  'making-too-large': {
    happened: '排版需要的内存过多，已停止，没有生成文件，',
    safe: '数据没有改动。',
    next: '请把最大的附件改为另册打印（压缩或拆分）后再试。',
  },
  'making-crashed': {
    happened: '排版程序中断，没有生成文件，',
    safe: '数据没有改动。',
    next: '请再试一次；仍然如此的，请重新打开遴选工作台后再试。',
  },
  'making-stopped': {
    happened: '排版已中止，没有生成文件，',
    safe: '数据没有改动。',
    next: '需要时请重新生成。',
  },
} satisfies Catalogue
