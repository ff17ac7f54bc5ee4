import { textIn, type Locale, type LocalizedText } from '../core/language/localized-text.ts'

/**
 * The closed list of what may go wrong as a matter of course, each with its sentence for the user.
 * Names in braces are filled from the failure's values. Anything else is `internal`.
 */
export const failureSentences = {
  invalid_input: {
    'zh-CN': '输入有误：{detail}。请改正后重试。',
    'zh-TW': '輸入有誤：{detail}。請改正後重試。',
    en: 'The input is not right: {detail}. Correct it and try again.',
  },
  no_workspace: {
    'zh-CN': '尚未打开工作簿。请先新建或打开一个工作簿。',
    'zh-TW': '尚未開啟工作簿。請先新建或開啟一個工作簿。',
    en: 'No workspace is open. Create or open one first.',
  },
  file_missing: {
    'zh-CN': '找不到文件“{file}”。请核对路径，或确认存储设备已接入。',
    'zh-TW': '找不到檔案「{file}」。請核對路徑，或確認存儲設備已接入。',
    en: 'There is no file “{file}”. Check the path, or that the drive is connected.',
  },
  file_exists: {
    'zh-CN': '文件“{file}”已存在，未作改动。请换一个文件名。',
    'zh-TW': '檔案「{file}」已存在，未作改動。請換一個檔名。',
    en: 'The file “{file}” already exists and was left as it is. Choose another name.',
  },
  not_writable: {
    'zh-CN': '无法写入“{file}”（{detail}）。请检查权限、磁盘空间，或换一个位置。',
    'zh-TW': '無法寫入「{file}」（{detail}）。請檢查權限、磁碟空間，或換一個位置。',
    en: 'Cannot write “{file}” ({detail}). Check permissions and free space, or choose another place.',
  },
  not_a_workspace: {
    'zh-CN': '“{file}”不是合数工作簿，未作改动。请选择扩展名为 .heshu 的文件。',
    'zh-TW': '「{file}」不是合數工作簿，未作改動。請選擇擴展名為 .heshu 的檔案。',
    en: '“{file}” is not a Heshu workspace; it was not touched. Choose a .heshu file.',
  },
  workspace_damaged: {
    'zh-CN': '工作簿“{file}”已损坏（{detail}），未作改动。请用同一文件夹中的备份副本打开，或从移交件恢复。',
    'zh-TW': '工作簿「{file}」已損壞（{detail}），未作改動。請用同一資料夾中的備份副本開啟，或從移交件恢復。',
    en: 'The workspace “{file}” is damaged ({detail}); it was not touched. Open a backup copy from the same folder instead.',
  },
  workspace_held: {
    'zh-CN': '工作簿“{file}”正由 {holder} 使用（自 {since} 起）。可以只读打开，或等对方关闭后再打开。',
    'zh-TW': '工作簿「{file}」正由 {holder} 使用（自 {since} 起）。可以唯讀開啟，或等對方關閉後再開啟。',
    en: 'The workspace “{file}” is in use by {holder} (since {since}). Open it read-only, or wait until it is closed.',
  },
  read_only: {
    'zh-CN': '工作簿以只读方式打开，不能修改：{detail}',
    'zh-TW': '工作簿以唯讀方式開啟，不能修改：{detail}',
    en: 'The workspace is open read-only and cannot be changed: {detail}',
  },
  source_refused: {
    'zh-CN': '文件“{file}”未导入：{detail}',
    'zh-TW': '檔案「{file}」未匯入：{detail}',
    en: 'The file “{file}” was not imported: {detail}',
  },
  preview_gone: {
    'zh-CN': '导入预览已失效，未写入任何内容。请重新选择文件。',
    'zh-TW': '匯入預覽已失效，未寫入任何內容。請重新選擇檔案。',
    en: 'The import preview is no longer there; nothing was written. Choose the files again.',
  },
  unknown_system: {
    'zh-CN': '没有编号或名称为“{system}”的系统。可用 list 命令或清单页查看全部系统。',
    'zh-TW': '沒有編號或名稱為「{system}」的系統。可用 list 命令或清單頁檢視全部系統。',
    en: 'There is no system with the number or name “{system}”. See the inventory for all systems.',
  },
  ambiguous_system: {
    'zh-CN': '名称“{system}”对应 {count} 个系统：{candidates}。请改用编号。',
    'zh-TW': '名稱「{system}」對應 {count} 個系統：{candidates}。請改用編號。',
    en: 'The name “{system}” stands for {count} systems: {candidates}. Use the number instead.',
  },
  unknown_row: {
    'zh-CN': '没有这条记录（{what}：{id}），可能已被删除。',
    'zh-TW': '沒有這條記錄（{what}：{id}），可能已被刪除。',
    en: 'There is no such record ({what}: {id}); it may have been removed.',
  },
  unknown_item: {
    'zh-CN': '检查清单中没有编号为“{item}”的条目。',
    'zh-TW': '檢查清單中沒有編號為「{item}」的條目。',
    en: 'No checklist has an item “{item}”.',
  },
  unknown_choice: {
    'zh-CN': '条目“{item}”没有选项“{choice}”，可选：{choices}。',
    'zh-TW': '條目「{item}」沒有選項「{choice}」，可選：{choices}。',
    en: 'The item “{item}” has no choice “{choice}”; choose one of {choices}.',
  },
  reason_needed: {
    'zh-CN': '决定“{decided}”与测算结论“{computed}”不一致，须填写理由。',
    'zh-TW': '決定「{decided}」與測算結論「{computed}」不一致，須填寫理由。',
    en: 'The decision “{decided}” differs from the computed verdict “{computed}”; give a reason.',
  },
  target_needed: {
    'zh-CN': '“{verdict}”须指明去向系统。',
    'zh-TW': '「{verdict}」須指明去向系統。',
    en: '“{verdict}” needs the system it goes to.',
  },
  unknown_reviewer: {
    'zh-CN': '评审人名单中没有“{name}”。请先添加。',
    'zh-TW': '評審人名單中沒有「{name}」。請先新增。',
    en: '“{name}” is not on the list of reviewers. Add the name first.',
  },
  opinion_own: {
    'zh-CN': '“{name}”即原意见的提出人，第二意见须由他人提出。请更换署名。',
    'zh-TW': '「{name}」即原意見的提出人，第二意見須由他人提出。請更換署名。',
    en: '“{name}” gave the first view; a second opinion is somebody else’s. Change the name.',
  },
  no_disagreement: {
    'zh-CN': '“{name}”在这一事项上没有待解决的分歧。',
    'zh-TW': '「{name}」在這一事項上沒有待解決的分歧。',
    en: 'There is no open disagreement on this matter of “{name}”.',
  },
  reason_missing: {
    'zh-CN': '须填写理由。',
    'zh-TW': '須填寫理由。',
    en: 'Give a reason.',
  },
  reply_unreadable: {
    'zh-CN': '“{file}”不是反馈文件，未收录。请交回由合数发出的 .heshu-reply 文件或“征求意见函附表”表格。',
    'zh-TW': '「{file}」不是反饋檔案，未收錄。請交回由合數發出的 .heshu-reply 檔案或「徵求意見函附表」表格。',
    en: '“{file}” is not a reply and was not taken. Return the .heshu-reply file or the annex sheet that Heshu sent.',
  },
  reply_foreign: {
    'zh-CN': '“{file}”不是对本工作簿所发函件的反馈，未收录。请核对是否交错了工作簿。',
    'zh-TW': '「{file}」不是對本工作簿所發函件的反饋，未收錄。請核對是否交錯了工作簿。',
    en: '“{file}” does not answer a request of this workspace and was not taken. Check whether it belongs to another one.',
  },
  reply_tampered: {
    'zh-CN': '“{file}”中我方发出的内容被改动（{where}），未收录。请只在可填写处填写后重新交回。',
    'zh-TW': '「{file}」中我方發出的內容被改動（{where}），未收錄。請只在可填寫處填寫後重新交回。',
    en: 'In “{file}” what we sent was changed ({where}); it was not taken. Fill in only the places meant for it and return it again.',
  },
  reply_incomplete: {
    'zh-CN': '“{file}”未填“{missing}”，未收录。请补填后重新交回。',
    'zh-TW': '「{file}」未填「{missing}」，未收錄。請補填後重新交回。',
    en: 'In “{file}” “{missing}” is not filled in; it was not taken. Complete it and return it again.',
  },
  reply_decided: {
    'zh-CN': '“{system}”的这次征求意见已收到反馈并处理，或已办结，未再收录。如需重新征求，请另发一函。',
    'zh-TW': '「{system}」的這次徵求意見已收到反饋並處理，或已辦結，未再收錄。如需重新徵求，請另發一函。',
    en: 'The request about “{system}” was answered and dealt with, or closed; nothing more was taken. Send a new request to ask again.',
  },
  correction_unreadable: {
    'zh-CN': '更正“{raw}”不能作为“{field}”的取值，不能直接采纳。请先在清单中填写，再将此项注明理由不予直接采纳。',
    'zh-TW': '更正「{raw}」不能作為「{field}」的取值，不能直接採納。請先在清單中填寫，再將此項註明理由不予直接採納。',
    en: 'The correction “{raw}” cannot be a value of “{field}”. Enter the value in the inventory, then refuse this line and say so.',
  },
  answer_missing: {
    'zh-CN': '须先填写答复内容，再标为已答复或填写公布日期。',
    'zh-TW': '須先填寫答覆內容，再標為已答覆或填寫公佈日期。',
    en: 'Write the answer first; then it can be marked as answered or published.',
  },
  round_dates: {
    'zh-CN': '截止或结束日期早于开始日期 {opened}，请核对。',
    'zh-TW': '截止或結束日期早於開始日期 {opened}，請核對。',
    en: 'The last or closing day is before the first day {opened}. Check the dates.',
  },
  round_counts: {
    'zh-CN': '“{party}”的反馈数多于征求数，请核对。',
    'zh-TW': '「{party}」的反饋數多於徵求數，請核對。',
    en: 'More answers than people asked for “{party}”. Check the two numbers.',
  },
  invalid_setting: {
    'zh-CN': '设置“{key}”不能取“{value}”：{detail}',
    'zh-TW': '設定「{key}」不能取「{value}」：{detail}',
    en: 'The setting “{key}” cannot be “{value}”: {detail}',
  },
  no_plan: {
    'zh-CN': '尚未测算方案。请先在“方案”中测算。',
    'zh-TW': '尚未測算方案。請先在「方案」中測算。',
    en: 'No plan has been computed yet. Compute one under Plan first.',
  },
  document_unsound: {
    'zh-CN': '文书中有数字对不上，未予印制：{detail}',
    'zh-TW': '文書中有數字對不上，未予印製：{detail}',
    en: 'A figure in the document does not hold, so it was not written: {detail}',
  },
  nothing_to_undo: { 'zh-CN': '没有可撤销的操作。', 'zh-TW': '沒有可撤銷的操作。', en: 'There is nothing to undo.' },
  nothing_to_redo: { 'zh-CN': '没有可重做的操作。', 'zh-TW': '沒有可重做的操作。', en: 'There is nothing to redo.' },
  import_under_way: {
    'zh-CN': '正在写入导入的数据，暂时不能修改。请等导入完成，或先停止导入。',
    'zh-TW': '正在寫入匯入的資料，暫時不能修改。請等匯入完成，或先停止匯入。',
    en: 'An import is being written, so nothing else can be changed now. Wait until it is done, or stop it first.',
  },
  cancelled: {
    'zh-CN': '操作已取消，文件保持原样。',
    'zh-TW': '操作已取消，檔案保持原樣。',
    en: 'Cancelled; the file is as it was.',
  },
  damaged_resource: {
    'zh-CN': '随程序提供的资料有误：{detail}',
    'zh-TW': '隨程式提供的資料有誤：{detail}',
    en: 'A file that ships with the program is not right: {detail}',
  },
  unknown_command: {
    'zh-CN': '没有“{command}”这个命令。可用命令见 help。',
    'zh-TW': '沒有「{command}」這個命令。可用命令見 help。',
    en: 'There is no command “{command}”. See help.',
  },
  invalid_argument: {
    'zh-CN': '命令参数有误：{detail}',
    'zh-TW': '命令參數有誤：{detail}',
    en: 'The arguments are not right: {detail}',
  },
  engine_lost: {
    'zh-CN': '后台程序意外停止，正在重新启动。已保存的内容不受影响。',
    'zh-TW': '後臺程式意外停止，正在重新啟動。已儲存的內容不受影響。',
    en: 'The engine stopped unexpectedly and is being restarted. What was saved is safe.',
  },
  internal: {
    'zh-CN': '程序出现意外错误，文件未受影响。错误编号：{reference}。',
    'zh-TW': '程式出現意外錯誤，檔案未受影響。錯誤編號：{reference}。',
    en: 'Something unexpected went wrong; the file is safe. Reference: {reference}.',
  },
} as const satisfies Record<string, LocalizedText>

export type FailureCode = keyof typeof failureSentences
export type FailureValues = Record<string, string | number>

/** What a call answers when it cannot do what was asked. Plain data. */
export type FailureData = { code: FailureCode; values: FailureValues }

/** Thrown by handlers and caught once, in `dispatch`. */
export class Failure extends Error {
  readonly code: FailureCode
  readonly values: FailureValues

  constructor(code: FailureCode, values: FailureValues = {}) {
    super(failureText({ code, values }, 'en'))
    this.name = 'Failure'
    this.code = code
    this.values = values
  }
}

/** The sentence of a failure in one language, with its values filled in. */
export function failureText(failure: FailureData, locale: Locale): string {
  return fill(textIn(failureSentences[failure.code], locale), failure.values)
}

/** Fills `{name}` in a sentence; a name without a value stays visible. */
export function fill(sentence: string, values: Readonly<Record<string, string | number | boolean | null>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    return value === undefined || value === null ? whole : String(value)
  })
}
