const digits = '〇一二三四五六七八九'

/** 二〇二二年 → 2022年, wherever a year of this century or the last is written out in Chinese digits. */
export function withArabicYears(text: string): string {
  return text.replace(/[一二][〇零○Ｏ九][一二三四五六七八九〇零○Ｏ]{2}/g, (year) =>
    [...year].map((d) => Math.max(0, digits.indexOf(d))).join(''),
  )
}
