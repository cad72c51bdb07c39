import type { Catalogue } from './catalogue.ts'

/** What the reading of a form and its folder could not settle; kept with the application for the officer to look at. */
export const intakeProblems = {
  'several-forms': (form: {
    readonly number: string
    readonly other?: { readonly number: string; readonly title: string }
  }) =>
    form.other
      ? {
          happened: `同一文件里${form.other.number}也填写了内容，本次按${form.number}读取；`,
          next: `如同时申报${form.other.title}，请另存为单独的申报书再收件。`,
        }
      : {
          happened: `同一文件里有两份填了内容的${form.number}，本次按填得较全的一份读取；`,
          next: '如是两件申报，请另存为两份申报书再收件。',
        },
  'several-forms-in-folder': ({ files }: { readonly files: readonly string[] }) => ({
    happened: `文件夹里有 ${files.length} 份申报表（${files.join('、')}），`,
    safe: '各收为一件，',
    next: '请决定保留哪一份。',
  }),
  /** `otherwise`: the other applicant's name, where only the codes are the same. */
  duplicate: ({ id, folder, otherwise }: { id: string; folder: string; otherwise?: string | undefined }) => ({
    happened: otherwise
      ? `与 ${id}“${folder}”的统一社会信用代码相同，但申报单位是“${otherwise}”，`
      : `与 ${id}“${folder}”是同一申报单位的重复申报，`,
    safe: '两份都已保留，',
    next: '请并列比较后决定。',
  }),
  'applied-elsewhere': (other: { readonly id: string; readonly folder: string; readonly category: string }) => ({
    happened: `同一单位另申报了${other.category}（${other.id}“${other.folder}”）。`,
    next: '请一并核对。',
  }),
  'category-conflict': (form: { readonly ticked: string; readonly number: string; readonly category: string }) => ({
    happened: `封面勾选的是“${form.ticked}”，填写的是${form.number}（${form.category}），`,
    next: '请核对申报类型。',
  }),
  'drawn-over': ({ number }: { readonly number: string }) => ({
    happened: `${number}所在的页上浮着图形、图片或墨迹，可能盖住或改动了所填的内容，`,
    next: '请打开 Word 原件对照。',
  }),
  'label-missing': ({ labels }: { readonly labels: readonly string[] }) => ({
    happened: `申报表中没有找到${labels.map((l) => `“${l}”`).join('、')}${labels.length > 1 ? `这 ${labels.length} 栏` : '一栏'}，`,
    next: '请对照原件补录。',
  }),
  'year-unexpected': ({
    years,
    figures,
  }: {
    readonly years: readonly number[]
    readonly figures: readonly string[]
  }) => ({
    happened: `申报表填了通知没有要求的年份（${years.join('、')} 年），这些数值未采用：${figures.join('；')}。`,
    next: '请核对年份，必要时请申报单位更正。',
  }),
  'years-unclear': ({ label }: { readonly label: string }) => ({
    happened: `“${label}”一行没有年份表头，`,
    next: '请对照原件补录各年数值。',
  }),
  'cells-unread': ({ texts }: { readonly texts: readonly string[] }) => ({
    happened: `申报表里有 ${texts.length} 处文字不属于任何栏目，未采用：${texts.join('、')}。`,
    next: '请对照原件核对。',
  }),
  'value-unreadable': (cell: { readonly label: string; readonly text: string; readonly reason: string }) => ({
    happened: `“${cell.label}”填的是“${cell.text}”，${cell.reason}。`,
    next: '请对照原件补录。',
  }),
  'heading-alike': ({ written, title }: { readonly written: string; readonly title: string }) => ({
    happened: `正文标题“${written}”按提纲的“${title}”读取，`,
    next: '请核对。',
  }),
  'heading-plain': ({ title }: { readonly title: string }) => ({
    happened: `正文中单独一行的“${title}”没有编号，按提纲标题读取，`,
    next: '请核对。',
  }),
  'heading-order': ({ titles }: { readonly titles: readonly string[] }) => ({
    happened: `正文标题${titles.map((title) => `“${title}”`).join('、')}的位置与提纲顺序不同，已按标题读取，`,
    next: '请核对。',
  }),
  'heading-none': {
    happened: '没有找到申报书正文的提纲标题。',
    next: '请核对正文是否在另一个文件里，或在申报页面粘贴正文。',
  },
  'heading-missing': ({ titles }: { readonly titles: readonly string[] }) => ({
    happened: `正文中没有找到提纲标题：${titles.join('、')}。`,
    next: '请对照原件核对，必要时在申报页面补录。',
  }),
  'text-unplaced': ({ characters, start }: { readonly characters: number; readonly start: string }) => ({
    happened: `正文有 ${characters} 个字符不在任何提纲标题之下（“${start}…”），没有收入，也没有计入字数，`,
    next: '请对照原件核对。',
  }),
  'outline-pictures': ({ lost }: { readonly lost: readonly string[] }) => ({
    happened: `正文里有图片 ${lost.length} 处无法装入：${lost.join('、')}。`,
    safe: '正文和申报书里只留有标记，',
    next: '请在 Word 原件中查看；须印出的，请申报单位改为 PNG 或 JPG 图片后重新报送，或作为附件补交。',
  }),
  'pictures-unplaced': ({ count }: { readonly count: number }) => ({
    happened: `提纲标题之外有图片 ${count} 处，没有收入正文，成册时不会印出，`,
    next: '请在 Word 原件中查看；须印出的，请申报单位作为附件补交。',
  }),
  /** `quotes` are some of those `count` places, as text. */
  'notes-unread': ({ count, quotes }: { readonly count: number; readonly quotes: string }) => ({
    happened: `文中的脚注、尾注或批注有 ${count} 处没有读入：${quotes}。`,
    safe: '原件没有改动，',
    next: '请对照原件核对。',
  }),
  'text-struck': ({ count, quotes }: { readonly count: number; readonly quotes: string }) => ({
    happened: `文中有 ${count} 处文字已划线删除，没有采用：${quotes}。`,
    safe: '原件没有改动，',
    next: '请对照原件核对。',
  }),
  'text-unseen': ({ count, quotes }: { readonly count: number; readonly quotes: string }) => ({
    happened: `文中有 ${count} 处文字与底色相同、极小或在隐藏的行里，页面上看不见：${quotes}。`,
    safe: '原件没有改动，这些字没有读入正文，',
    next: '请对照原件核对。',
  }),
  'prompt-unread': ({ count, quotes }: { readonly count: number; readonly quotes: string }) => ({
    happened: `文中有 ${count} 处内容在文件里标为提示文字，没有采用：${quotes}。`,
    safe: '原件没有改动，',
    next: '请对照原件核对，是填写的内容就补录。',
  }),
  'content-unread': ({ count, quotes }: { readonly count: number; readonly quotes: string }) => ({
    happened: `文中有 ${count} 处内容要用 Word 打开才能看到，没有读入：${quotes}。`,
    safe: '原件没有改动，',
    next: '请用 Word 打开，另存为 .docx 后重新收件，或对照原件补录。',
  }),
} satisfies Catalogue
