import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron'

/** What the menu's own entries do; everything else is a role of the system's. */
export type MenuActions = {
  readonly openFolder: () => void
  readonly showFolder: () => void
  readonly showBackups: () => void
  readonly print: () => void
  readonly about: () => void
}

/** The menu bar. Reloading and the developer tools exist only in development. */
export function menuTemplate(actions: MenuActions, development: boolean): MenuItemConstructorOptions[] {
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const tools: MenuItemConstructorOptions[] = [
    separator,
    { label: '重新载入', role: 'reload' },
    { label: '开发者工具', role: 'toggleDevTools' },
  ]
  return [
    {
      label: '文件(&F)',
      submenu: [
        { label: '打开数据文件夹…', accelerator: 'CmdOrCtrl+O', click: actions.openFolder },
        { label: '在文件管理器中显示数据文件夹', click: actions.showFolder },
        { label: '打开备份文件夹', click: actions.showBackups },
        separator,
        { label: '打印本页…', accelerator: 'CmdOrCtrl+P', click: actions.print },
        separator,
        { label: '退出', role: 'quit', accelerator: 'CmdOrCtrl+Q' },
      ],
    },
    {
      label: '编辑(&E)',
      submenu: [
        { label: '撤销', role: 'undo' },
        { label: '重做', role: 'redo' },
        separator,
        { label: '剪切', role: 'cut' },
        { label: '复制', role: 'copy' },
        { label: '粘贴', role: 'paste' },
        { label: '粘贴为纯文本', role: 'pasteAndMatchStyle' },
        { label: '全选', role: 'selectAll' },
      ],
    },
    {
      label: '视图(&V)',
      submenu: [
        { label: '实际大小', role: 'resetZoom' },
        { label: '放大', role: 'zoomIn' },
        { label: '缩小', role: 'zoomOut' },
        separator,
        { label: '全屏', role: 'togglefullscreen' },
        ...(development ? tools : []),
      ],
    },
    { label: '帮助(&H)', submenu: [{ label: '关于遴选工作台', click: actions.about }] },
  ]
}

/** What a right click offers: the usual on a text field, 复制 on a selection, nothing elsewhere. */
export function contextTemplate({ isEditable, selectionText, editFlags }: ContextMenuParams) {
  const template: MenuItemConstructorOptions[] = []
  const copy: MenuItemConstructorOptions = { label: '复制', role: 'copy', enabled: editFlags.canCopy }
  if (isEditable) {
    template.push({ label: '剪切', role: 'cut', enabled: editFlags.canCut }, copy)
    template.push({ label: '粘贴', role: 'paste', enabled: editFlags.canPaste })
    template.push({ label: '全选', role: 'selectAll', enabled: editFlags.canSelectAll })
  } else if (selectionText !== '') template.push(copy)
  return template
}
