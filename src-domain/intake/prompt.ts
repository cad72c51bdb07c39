import { plain } from '../text/normalise.ts'

/*
 * What a content control asks for before it is filled in: 单击或点击此处输入文字。 请选择一项 [键入公司名称]. A control filled in
 * by another program may keep the mark of a prompt on the answer, so only whole sentences that ask for something are
 * prompts, and nothing is one for a word in it.
 */

const fill = '(?:输入|键入|录入|填写|填入|填报|填|选择|选取|勾选|选|插入|添加|上传|粘贴|注明|写明|签名|签字|盖章)'
const tell = '(?:说明|简述|概述|描述|介绍|列出|提供)'
/** 2022年, 18位 and 500字 may be asked for; another figure, or what stands behind a colon, is an answer. */
const object = '(?:[^\\d:]|(?:19|20)\\d\\d年|\\d{1,4}(?:位|个?字)){0,40}'
const click = '(?:[单双]击|点击|点按|轻触|轻按)'
const place = '(?:(?:在|从|到)?(?:此处|此|这里|下方|上方|下拉(?:列表|菜单|框)?|列表|图标)(?:中|里)?)'
const thing =
  '(?:日期|年月日?|年份|时间|文[字本]|内容|名称|姓名|职务|号码|电话|手机|邮箱|地址|网址|代码|选项|项目?|构建基?块|图片|标题|摘要|数字|数值|金额|人数|性质|类别|类型|行业)'

const prompts: readonly RegExp[] = [
  new RegExp(`^请(?:您|先|或|以|来|${click}|${place})*$`),
  new RegExp(`^请[^\\d:]{0,12}?(?:${fill}|${tell})${object}$`),
  new RegExp(`^${click}(?:或|以|来|${click}|${place})*(?:${fill}${object})?$`),
  new RegExp(`^${place}(?:${fill}${object})?$`),
  new RegExp(`^(?:${fill}(?:一个?)?[^\\d:]{0,8})?${thing}$`),
  /^(?:please )?(?:double-)?(?:click|tap)(?: or (?:click|tap))?(?: here| icon)?(?: to (?:enter|select|choose|type|add|insert|pick)\b[a-z ]{0,40})?$/,
  /^(?:please )?(?:choose|enter|select|type|pick)(?: (?:an?|any|the|your|one|some|text|here|date)\b[a-z ]{0,40})?$/,
  // Word's own for what may be repeated.
  /^输入要重复的任何内容,包括其他内容控件$|^您也可以在表格行周围插入该控件,以便重复表格的多个部分$/,
  /^enter any content that you want to repeat, including other content controls$|^you can also insert this control around table rows in order to repeat parts of a table$/,
]

/** The line or the boxes an answer was to be written on. */
const blank = /^[\s_\-—…/□☐○年月日]*$/
const sentenceEnd = /[。.！!;；\n]|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/u
const around = /^[[【<《(（"“\s]+|[\]】>》)）"”:…,\s]+$/g

/** Whether all that a control shows only asks to be filled in. */
export function onlyAsks(text: string): boolean {
  return text
    .split(sentenceEnd)
    .map((part) => plain(part).toLowerCase().replace(/：/g, ':').replace(/，/g, ',').replace(around, ''))
    .every((sentence) => blank.test(sentence) || prompts.some((prompt) => prompt.test(sentence)))
}
