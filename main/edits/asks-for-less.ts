/** Whether a prompt asks for something to go, so that a file may well become much shorter. Pure. */

const english =
  /\b(?:remov\w*|delet\w*|drop|strip|simplif\w*|short(?:er|en\w*)|clean\w*|reduc\w*|trim|rewrit\w*|redo|re-?do|start over|from scratch|instead|refactor\w*|split|extract\w*|move|convert|minimal\w*|get rid|without|less|fewer|merge|only|replace|no more|undo|revert|hide|small(?:er)?|turn|transform|different|another|change (?:it|this|the app) (?:in)?to|make (?:it|this) (?:a|an|into)|become|new app|basic|plain|bare|empty|blank)\b/i
const arabic =
  /(?:احذف|حذف|أزل|ازل|إزالة|ازالة|بسّ?ط|تبسيط|اختصر|اختصار|قلّ?ل|نظّ?ف|استبدل|أعد كتابة|من الصفر|من البداية|بدون|بلا|فقط|انقل|قسّ?م|ادمج|أصغر|أقل|حوّ?ل|تحويل|اجعله|اجعلها|مختلف|بدلا|بدلًا|غيّ?ره إلى|فارغ)/

export function asksForLess(prompt: string): boolean {
  return english.test(prompt) || arabic.test(prompt)
}
